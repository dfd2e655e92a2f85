"""Reads OpenSLO objects from standard input with PyYAML, holds each against a JSON Schema, and prints them as JSON."""

import json
import sys

import jsonschema
import yaml


class Reader(yaml.SafeLoader):
    """Reads a date as the text that the specification says it is."""


Reader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

objects = list(yaml.load_all(sys.stdin.buffer.read(), Loader=Reader))
problems = [
    f"object {number}, {'.'.join(map(str, error.absolute_path))}: {error.message}"
    for number, found in enumerate(objects, 1)
    for error in validator.iter_errors(found)
]
if problems:
    sys.exit("\n".join(problems))
json.dump(objects, sys.stdout)
