"""A second verifier of the repository format `countersign/1`, written from its normative text alone."""
