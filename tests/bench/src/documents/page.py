"""Sets a page of HTML as an accessible PDF with WeasyPrint: page.py HTML PDF."""

import sys

import weasyprint

weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
