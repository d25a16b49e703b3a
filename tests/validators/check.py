"""Checks the office files of a folder and says what readers that are not ours find in them.

    python check.py FOLDER      prints one JSON object a file, in the order of the names

- openxml-audit holds .docx and .xlsx against the tables of Microsoft's Open XML SDK (order of elements,
  values of attributes, references from part to part), and every part of .odt and .ods against the RELAX NG
  schemas of OpenDocument 1.3; it carries both.
- python-docx, odfpy and openpyxl read the files: titles, items, cells; sheets and how they print.
"""

import json
import multiprocessing
import pathlib
import re
import sys

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.table import Table
from odf import teletype
from odf.namespaces import TABLENS, TEXTNS
from odf.opendocument import load
from openxml_audit import FileFormat, OdfValidator, OpenXmlValidator

# Word writes these two itself; ISO/IEC 29500-1 (11.3.5, 14.2.7) permits them and asks for none.
NOT_REQUIRED = re.compile(r"required relationship type '[^']*/(fontTable|theme)' is missing")

SIGNS = {qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}


def errors(path):
    """What the schemas refuse."""
    if path.suffix in (".odt", ".ods"):
        validator = OdfValidator(FileFormat.ODF_1_3, max_errors=0, relaxng_validation=True)
    else:
        validator = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0)
    return [
        f"{error.part_uri}: {error.description}"
        for error in validator.validate(path).errors
        if error.severity.value == "error" and not NOT_REQUIRED.search(error.description)
    ]


def docx_text(element):
    """Its words; python-docx leaves out those of content controls."""
    runs = element.iter(qn("w:r"))
    parts = (one for run in runs for one in run)
    return "".join(SIGNS.get(one.tag, one.text or "") for one in parts if one.tag in (qn("w:t"), *SIGNS))


def docx_shapes(path):
    for block in docx.Document(path).iter_inner_content():
        if isinstance(block, Table):
            for index, row in enumerate(block.rows):
                properties = row._tr.trPr
                repeats = properties is not None and properties.find(qn("w:tblHeader")) is not None
                assert repeats == (index == 0), "only the first row is a header"
                for cell in row.cells:
                    yield "head" if repeats else "cell", 0, docx_text(cell._tc)
            continue
        words = docx_text(block._p)
        name = block.style.name
        if name.startswith("Heading "):
            yield "title", int(name.removeprefix("Heading ")), words
        elif words:
            yield "item" if name in ("List Bullet", "List Number") else "paragraph", 0, words


def odt_text(element):
    """Its words, with the hyphens of the tree where they do not end a line."""
    return teletype.extractText(element).replace("\u2011", "-")


def odt_shapes(path):
    def within(element, around):
        for child in element.childNodes:
            kind = getattr(child, "qname", None)
            if kind == (TEXTNS, "h"):
                yield "title", int(child.getAttribute("outlinelevel")), odt_text(child)
            elif kind == (TEXTNS, "p"):
                words = odt_text(child)
                if words or around in ("head", "cell"):
                    yield around, 0, words
            elif kind == (TEXTNS, "table-of-content"):
                continue
            elif kind:
                inner = {
                    (TABLENS, "table-header-rows"): "head",
                    (TEXTNS, "list-item"): "item",
                }.get(kind, "cell" if kind == (TABLENS, "table-row") and around != "head" else around)
                if kind != (TABLENS, "title"):
                    yield from within(child, inner)

    return within(load(path).text, "paragraph")


def xlsx_sheets(path):
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        yield {
            "name": sheet.title,
            "header": sheet.print_title_rows,
            "wide": sheet.page_setup.orientation == "landscape",
            # Without a number it is one page wide.
            "fits": sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1),
            "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
        }


def check(path):
    found = {"file": path.name, "errors": errors(path)}
    if path.suffix == ".docx":
        found["shapes"] = list(docx_shapes(path))
    elif path.suffix == ".odt":
        found["shapes"] = list(odt_shapes(path))
    elif path.suffix == ".xlsx":
        found["sheets"] = list(xlsx_sheets(path))
    return json.dumps(found, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    with multiprocessing.Pool() as pool:
        for line in pool.imap(check, sorted(pathlib.Path(sys.argv[1]).iterdir()), 4):
            print(line)
