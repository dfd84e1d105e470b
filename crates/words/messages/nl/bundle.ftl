# Het archief van de aanvraag met haar bijlagen.

bundle-application = aanvraag.pdf
bundle-application-about = De aanvraag als document
bundle-dossier = dossier.json
bundle-dossier-about = Het dossier, om te openen met Voorstel
bundle-list = lijst.txt
bundle-folder = bijlagen
bundle-day = Samengesteld op { $day }
bundle-of = van { $name }
bundle-other = Andere bijlage
bundle-named = in het dossier { $name }
bundle-missing = ONTBREEKT: in het dossier genoemd, maar het bestand is er niet
bundle-named-only = NIET TOEGEVOEGD: genoemd door de oproep
