"""Reads what `isnad export` wrote with other people's libraries, and holds the formats against one another."""

import json
import sys
from pathlib import Path

import duckdb
import jsonschema
import pandas
import pyarrow.feather
from pyld import jsonld

HERE = Path(__file__).parent
OA = "http://www.w3.org/ns/oa#"
SCHEMA_ORG = "https://schema.org/"


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def check_columns(folder, records):
    """DuckDB and pandas see the rows of the records, in both shapes and containers."""
    statements = {s["id"]: s for record in records for s in record["statements"]}
    flat = duckdb.sql(f"select * from '{folder}/flat.parquet'").df()
    assert set(flat["statement"]) == set(statements) and len(flat) == len(statements)
    acts = duckdb.sql(f"select act, count(*) from '{folder}/flat.parquet' group by act").fetchall()
    assert sum(count for _, count in acts) == len(statements)
    query = f"select count(*) from (select unnest(statements) as s from '{folder}/nested.parquet') where s.act = 'deny'"
    ((denials,),) = duckdb.sql(query).fetchall()
    assert denials == sum(s["act"] == "deny" for s in statements.values()) > 0
    narrowed = pandas.read_parquet(folder / "denials.parquet")
    assert len(narrowed) == denials and set(narrowed["act"]) == {"deny"}

    parquet = pandas.read_parquet(folder / "flat.parquet")
    arrow = pyarrow.feather.read_feather(folder / "flat.arrow")
    pandas.testing.assert_frame_equal(parquet, arrow)
    for row in parquet.itertuples():
        statement = statements[row.statement]
        assert row.content == " … ".join(span["text"] for span in statement["content"])
        assert row.act == statement["act"] and row.start == statement["cue"]["start"]
    nested = pandas.read_parquet(folder / "nested.parquet")
    assert list(nested["id"]) == [record["id"] for record in records if record["statements"]]
    assert len(pyarrow.feather.read_feather(folder / "nested.arrow")) == len(nested)
    assert len(pandas.read_csv(folder / "statements.csv")) == len(statements)
    return len(statements)


def load(url, _options):
    """Contexts lie beside this file, so that nothing is fetched."""
    contexts = json.loads((HERE / "contexts.json").read_text())
    return {"contextUrl": None, "documentUrl": url, "document": contexts[url.rstrip("/")]}


def check_annotations(folder):
    """Every annotation is valid against our schema and means what the vocabulary says."""
    schema = json.loads((HERE / "../../docs/annotation.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    annotations = lines(folder / "annotations.jsonl")
    for annotation in annotations:
        validator.validate(annotation)
        (expanded,) = jsonld.expand(annotation, {"documentLoader": load})
        assert expanded["@type"] == [OA + "Annotation"]
        assert len(expanded[OA + "hasTarget"]) == len(annotation["target"])
        selectors = expanded[OA + "hasTarget"][0][OA + "hasSelector"]
        assert {s["@type"][0] for s in selectors} == {OA + "TextQuoteSelector", OA + "TextPositionSelector"}
        (body,) = expanded[OA + "hasBody"]
        assert any(key.endswith("ns#act") for key in body)
    return len(annotations)


def check_quotations(folder):
    quotations = lines(folder / "quotations.jsonl")
    for quotation in quotations:
        (expanded,) = jsonld.expand(quotation, {"documentLoader": load})
        assert expanded["@type"] == [SCHEMA_ORG + "Quotation"]
        assert expanded[SCHEMA_ORG + "text"] and expanded[SCHEMA_ORG + "isPartOf"]
    return len(quotations)


def main():
    folder = Path(sys.argv[1])
    records = lines(folder / "records.jsonl")
    statements = check_columns(folder, records)
    annotations = check_annotations(folder)
    quotations = check_quotations(folder)
    assert statements == annotations == quotations
    print(f"{statements} statements read by DuckDB, pandas and a JSON-LD library in every format")


main()
