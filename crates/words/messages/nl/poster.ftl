# De planning als affiche.

poster-no-days = nog geen dagen
poster-deadline = Indienen tot { $day }
poster-untitled-action = Actie zonder titel
poster-no-lead = Zonder leiding
poster-as-of = Stand op { $day }
poster-empty = Er zijn nog geen acties. Vul ze in met hun begin en einde, dan staan ze hier.
poster-call = Oproep
poster-quarter = K{ $number }
poster-aside = Acties zonder plaats in de tijd
poster-sign-leads = leidt de actie
poster-sign-takes-part = neemt deel
poster-sign-deliverable = resultaat, aan het einde van de actie
poster-layers = Elke partner is een laag, die een pdf-lezer aan en uit zet.
poster-page = blad { $number } van { $count }
