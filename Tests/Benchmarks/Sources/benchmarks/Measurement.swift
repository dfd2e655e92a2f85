import Foundation

/// How long things took, in seconds, one sample a run.
struct Measurement {
    private var samples: [Double] = []
    private var processorSamples: [Double] = []
    private var programSamples: [Double] = []

    /// The middle sample: what one slow run does not move.
    var median: Double { Self.middle(of: samples) }

    /// The same of the time that this process kept cores busy, all its threads together.
    var processorMedian: Double { Self.middle(of: processorSamples) }

    /// The same of the programs that were run to their end, and whatever these ran: what neighbours hardly move.
    var programMedian: Double { Self.middle(of: programSamples) }

    private static func middle(of samples: [Double]) -> Double {
        let sorted = samples.sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// Keeps how many seconds something took that was timed elsewhere.
    mutating func add(_ seconds: Double) { samples.append(seconds) }

    /// Runs something once and keeps how long it took.
    mutating func time<Value>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async rethrows -> Value {
        let (start, processorStart, programStart) = (ContinuousClock.now, clock(), Self.programSeconds)
        let value = try await body()
        samples.append((ContinuousClock.now - start) / .seconds(1))
        programSamples.append(Self.programSeconds - programStart)
        processorSamples.append(Double(clock() - processorStart) / Double(CLOCKS_PER_SEC))
        return value
    }

    /// Seconds of processor time that ended programs took.
    private static var programSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
    }
}

extension Double {
    /// With two digits behind the point.
    var rounded: String {
        let hundredths = Int((self * 100).rounded())
        let digits = String(hundredths % 100)
        return "\(hundredths / 100)." + (digits.count == 1 ? "0" + digits : digits)
    }
}

/// One line of the report: a figure beside its peer's.
func report(_ what: String, _ figure: Double, beside peer: Double, _ named: String) {
    let padding = String(repeating: " ", count: max(1, 44 - what.count))
    print("\(what)\(padding)\((figure / peer).rounded) × \(named)")
}
