/// How deep a YAML text could be nested at most, judged without parsing it.
enum YAMLDepth {
    /// Whether the text could be nested so deep that reading it needs a large stack.
    ///
    /// Never wrong when it says no: collections in brackets need an opening bracket each, and those in lines need a
    /// column each that only spaces and the signs `- ? :` precede. Often wrong when it says yes, which costs a thread.
    static func mayBeDeep(_ source: SourceText) -> Bool {
        var (brackets, column, deepestColumn, isLeading) = (0, 0, 0, true)
        for scalar in source.scalars {
            switch scalar {
            case "\n":
                (column, isLeading) = (0, true)
                continue
            case "[", "{": brackets += 1
            case " ", "-", "?", ":": break
            default: isLeading = false
            }
            column += 1
            if isLeading { deepestColumn = max(deepestColumn, column) }
        }
        return brackets > shallow || deepestColumn > shallow
    }

    private static let shallow = 24
}
