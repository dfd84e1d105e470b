# Drafting live: why it cannot be done now, and what to do.

live-unreachable = The server does not answer ({ $detail }). Voorstel tries again by itself; what you type stays kept here.
live-not-trusted = The server's certificate is not trusted ({ $detail }). If your organisation has an authority of its own, give the file with its certificate.
live-busy = The server takes no more connections now. Voorstel tries again by itself.
live-lost = The connection was lost. Voorstel tries again by itself.
live-refused-token = The server does not know this token, or it was taken back. Ask whoever runs the server for another.
live-refused-dossier = This token is not for this application. Tell whoever runs the server the application's identity.
live-refused-other-origin = The server has another application of the same identity: your copy came from a packet without history, or somebody else's did. Nothing changes here. Ask your partner for a packet with its history, or go on with packets.
live-refused-too-large = The application is larger than the server takes. All of it is kept here; whoever runs the server can raise the limit.
live-refused-no-server = No server to draft live on answers at this address (status { $status }). Check the address.
live-refused-unpacks = What came from the server unpacks to more than 256 MB, which no application does. That was not taken over; what you have is kept here. Tell whoever runs the server, or go on with packets.
live-refused-unusable = What came from the server does not fit this application ({ $detail }). That was not taken over; what you have is kept here. Check the address, or go on with packets.
live-try-edit = That works: with this token you can read and change.
live-try-read = That works: with this token you can read along. What you change stays here.
live-try-anybody = That works, but this server asks nobody who they are: whoever knows its address and the identity of the application reads and changes it.
live-try-unreachable = The server does not answer ({ $detail }). Check the address, and ask whoever runs the server whether it is up.
live-try-busy = The server takes no more connections now. Try again later.
fail-live-address = { $address } is no address of a server. One looks like this: wss://live.example.org
fail-live-not-safe = { $host } is another computer; without encryption anybody on the way reads along. Use wss://{ $host }
fail-live-authority = The certificate cannot be used: { $detail }
live-excerpt = You were given your own part of this application only, which is not drafted live. Send it back as a packet, or ask the lead applicant for the whole application.
