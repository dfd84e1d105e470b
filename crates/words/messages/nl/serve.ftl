# De server om live op samen te werken, en zijn tokens.

serve-token-made = Token voor { $name }: { $token }
    Het wordt nergens bewaard: geef het nu door, langs een andere weg dan het adres.
serve-token-changed = { $name } had al een token; wat het toelaat, is aangepast.
serve-token-revoked = De toegang van { $name } is ingetrokken; open verbindingen worden meteen verbroken.
serve-no-tokens = Nog niemand heeft een token.
serve-token = { $name } ({ $day })
serve-grant-edit = { $dossier }: lezen en wijzigen
serve-grant-read = { $dossier }: alleen lezen
serve-grant-none = { $dossier }: geen toegang
serve-all = alle dossiers
serve-forgot = De server heeft { $dossier } vergeten. Iedereen heeft het dossier nog; wie het eerst verbindt, brengt het opnieuw.
serve-listens = Live samenwerken op ws://{ $at }, de dossiers staan in { $folder }.
    TLS is voor de proxy ervoor: zie docs/serving.md. Ctrl+C stopt.
fail-serve-open-to-all = { $at } is van buiten deze computer te bereiken, en zonder TLS leest iedereen onderweg mee. Laat een proxy met TLS naar 127.0.0.1 doorgeven, of geef --behind-proxy mee als die op een andere computer staat.
fail-serve-folder = De map { $folder } van de server is niet te gebruiken: { $detail }.
fail-serve-tokens = De tokens in { $folder } zijn niet te gebruiken: { $detail }.
fail-serve-listen = Op { $at } is niet te luisteren: { $detail }. Kies een ander adres met --listen.
fail-serve-stopped = De server is gestopt: { $detail }.
fail-serve-nobody = Niemand met de naam { $name } heeft daar een token voor. voorstel serve token list toont wie wel.
fail-serve-no-dossier = { $id } is geen kenmerk van een dossier. Voorstel toont het bij Samen › Live samenwerken.
fail-serve-no-name = Een token heeft de naam nodig van wie het krijgt.
fail-serve-for-what = Zeg waarvoor het token is: --dossier met het kenmerk van een dossier, of --all.
fail-serve-not-there = In { $folder } staat geen dossier met het kenmerk { $id }.
