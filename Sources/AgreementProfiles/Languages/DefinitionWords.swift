/// Words by which a text gives a term its meaning.
package enum DefinitionWords {
    /// What stands behind the term, in English and Indonesian.
    package static let mean = ["means", "mean", "refers to", "adalah", "berarti", "ialah"]
}
