# The server to draft live on, and its tokens.

serve-token-made = Token for { $name }: { $token }
    It is kept nowhere: hand it on now, by another way than the address.
serve-token-changed = { $name } had a token already; what it allows has been changed.
serve-token-revoked = The access of { $name } has been taken back; open connections are closed at once.
serve-no-tokens = Nobody has a token yet.
serve-token = { $name } ({ $day })
serve-grant-edit = { $dossier }: read and change
serve-grant-read = { $dossier }: read only
serve-grant-none = { $dossier }: no access
serve-all = all dossiers
serve-forgot = The server has forgotten { $dossier }. Everybody has it still; whoever connects first brings it again.
serve-listens = Drafting live at ws://{ $at }, the dossiers are in { $folder }.
    TLS is for the proxy in front: see docs/serving.md. Ctrl+C stops.
fail-serve-open-to-all = { $at } can be reached from outside this computer, and without TLS anybody on the way reads along. Let a proxy with TLS hand on to 127.0.0.1, or give --behind-proxy where it is on another computer.
fail-serve-folder = The folder { $folder } of the server cannot be used: { $detail }.
fail-serve-tokens = The tokens in { $folder } cannot be used: { $detail }.
fail-serve-listen = { $at } cannot be listened on: { $detail }. Choose another address with --listen.
fail-serve-stopped = The server has stopped: { $detail }.
fail-serve-nobody = Nobody called { $name } has a token for that. voorstel serve token list shows who does.
fail-serve-no-dossier = { $id } is no identity of a dossier. Voorstel shows it at Together › Draft live.
fail-serve-no-name = A token needs the name of whoever gets it.
fail-serve-for-what = Say what the token is for: --dossier with the identity of a dossier, or --all.
fail-serve-not-there = There is no application of the identity { $id } in { $folder }.
