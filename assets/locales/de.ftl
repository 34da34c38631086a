# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = tanzen
command-dance-about = Die Person auf einem Foto tanzen lassen
command-dance-photo = foto
command-dance-photo-about = Ein Foto von einer Person, von vorn
command-dance-dance = tanz
command-dance-dance-about = Welcher Tanz; ohne Angabe kommt das Menü
command-dance-quality = qualität
command-dance-quality-about = Wie gut er wird, von dem, was es gibt; ohne Angabe wie eingestellt
command-dances = tänze
command-dances-about = Alle Tänze ansehen
command-status = status
command-status-about = Platz in der Schlange und Restzeit ansehen
command-cancel = abbrechen
command-cancel-about = Deinen Tanz abbrechen
command-again-about = Deinen letzten Tanz noch einmal
command-settings = einstellungen
command-settings-about = Qualität, Format, Hintergrund, Musik und Sprache deiner Clips
command-privacy = datenschutz
command-privacy-about = Was über dich gespeichert ist und wie du es löschst
command-privacy-erase = löschen
command-privacy-erase-about = Alles löschen, was über dich gespeichert ist
command-help = hilfe
command-help-about = Wie es geht und welche Fotos am besten tanzen
command-make-it-dance = Tanzen lassen

## Buttons

button-agree = Ich stimme zu
button-again = Noch einmal
button-in-quality = In Qualität { $quality }
button-other = Anderer Tanz
button-delete = Löschen
button-report = Melden
button-cancel = Abbrechen
button-cancel-dance = { $dance } abbrechen
button-anyway = Trotzdem { $dance }
button-upper-half = { $dance } mit dem Oberkörper
button-never-me = Meine Fotos nie verwenden
button-allow-me = Meine Fotos wieder erlauben
button-erase = Meine Daten löschen
button-next = Weiter
button-back = Zurück
button-choose = Tanz wählen

## First use

terms-title = Vor dem ersten Tanz:
terms-photos = Nimm nur Fotos von dir selbst oder von Menschen, die zugestimmt haben. Keine Kinder, keine Nacktheit, niemand wird bloßgestellt.
terms-label = Jeder Clip trägt einen kleinen Hinweis, dass er mit KI gemacht ist.
terms-kept = Dein Foto wird gelöscht, wenn sein Tanz fertig ist, ein wartendes nach etwa einer Stunde; Clips bleiben nur kurze Zeit.
agreed = Danke!

## Dance

photo-wanted = Schick mir ein Foto von einer Person: von vorn, von Kopf bis Fuß im Bild, die Arme etwas vom Körper weg, bei gutem Licht.
photo-of-album = Von einem Album nehme ich ein Foto: dieses.
menu-title = Welcher Tanz soll es sein?
anyway-title = Tanzen geht trotzdem. Weiter, oder lieber ein anderer Tanz?
dances-title = Diese Tänze gibt es:
dances-line = { $name }: { $about }
dance-beats = { $bpm } Schläge pro Minute

## Progress

status-none = Du hast gerade keinen Tanz in Arbeit. Schick mir ein Foto, um einen zu starten.
status-waiting = { $dance } ist in der Schlange.
status-no-worker = Gerade ist niemand da, der ihn macht. Er wartet, bis jemand kommt.
status-draft = Zum Anfang eine schnelle Fassung. Die bessere ist unterwegs.
status-queued = { $dance }: Nummer { $position } in der Schlange
status-starting = { $dance } fängt gleich an …
status-rendering = { $dance } wird gemacht
status-progress = { $bar } { $percent } %
time-left-seconds = Noch etwa { $count } s
time-left-minutes = Noch etwa { $count } min
time-left-hours = Noch etwa { $count } h
stage-models = Aufwärmen
stage-photo = Das Foto wird geöffnet
stage-person = Die Person wird gesucht
stage-motion = Die Schritte werden gelernt
stage-puppet = Gleich geht es los
stage-frames = Es wird getanzt
stage-denoising = Schritt { $step } von { $steps }
stage-faces = Das Gesicht, Schritt { $step } von { $steps }
stage-finish = Der Clip wird fertiggestellt
stage-working = In Arbeit

## How it ended

result-done = { $dance } · mit KI gemacht
result-failed = { $dance } hat nicht geklappt.
result-cancelled = { $dance } wurde abgebrochen.
cancel-done = Abgebrochen.
cancel-which = Was soll abgebrochen werden?
removed = Der Clip ist gelöscht.
reported = Danke. Der Clip ist ausgeblendet, der Betreiber weiß Bescheid.

## Help

help-begin = Schick mir ein Foto oder nimm /dance und wähle einen Tanz. Du bekommst ein Video mit Musik, gemacht auf dem eigenen Rechner dieses Bots.
help-photo = Am besten sind Fotos von einer Person, von vorn, von Kopf bis Fuß, die Arme etwas vom Körper weg, bei gutem Licht. Zeichnungen gehen auch.
help-commands = /dances zeigt alle Tänze, /status deinen Platz in der Schlange, /cancel bricht ab, /settings ändert Format, Musik und Sprache, /privacy zeigt und löscht, was gespeichert ist.
help-label = Jeder Clip ist als mit KI gemacht gekennzeichnet. Nimm nur Fotos von Menschen, die zugestimmt haben.

## Settings

settings-title = Deine Einstellungen
setting-quality = Qualität: { $value }
setting-quality-preview = Vorschau (schnell)
setting-quality-lite = Lite (besser)
setting-quality-studio = Studio (am besten, langsam)
quality-preview = Vorschau
quality-lite = Lite
quality-studio = Studio
quality-away = Die Qualität „{ $quality }“ gibt es gerade nicht.
quality-instead = Die Qualität „{ $wished }“ gab es gerade nicht, deshalb ist das „{ $quality }“.
setting-shape = Format: { $value }
setting-shape-portrait = Hochformat 2:3
setting-shape-tall = Schmal 9:16
setting-shape-square = Quadrat
setting-background = Hintergrund: { $value }
setting-background-photo = Aus dem Foto
setting-background-blur = Unscharf
setting-background-plain = Einfarbig
setting-music = Musik: { $value }
setting-music-on = Mit Musik
setting-music-off = Ohne Musik
setting-language = Unten lässt sich eine Sprache wählen.
language-auto = Wie meine App

## Privacy

privacy-kept = Gespeichert sind: deine Einstellungen, deine Zustimmung, Links zu deinen letzten Fotos in diesem Chat und etwa eine Woche lang eine Liste deiner Tänze. Ein Foto wird gelöscht, wenn sein Tanz fertig ist (nach einem Fehler oder ungenutzt: etwa eine Stunde), ein Clip nach kurzer Zeit.
privacy-never-sold = Nichts verlässt die eigenen Rechner dieses Bots, und nichts wird zum Trainieren verwendet.
privacy-opt-out = Falls andere deine Fotos hier verwenden wollen, kannst du das auf Dauer verbieten.
privacy-opted-out = Niemand sonst kann hier aus deinen Fotos einen Tanz machen.
privacy-erased = Gelöscht: deine Tänze ({ $jobs }) mit Fotos und Clips, deine Einstellungen und deine Zustimmung.

## Refusals

refused-blocked = Du kannst diesen Bot nicht benutzen. Frag die Betreiber, wenn du das für einen Irrtum hältst.
refused-cannot-post = Ich darf hier keine Videos posten. Bitte einen Admin, es zu erlauben, oder schreib mir privat.
refused-dance-unknown-but = Es gibt keinen Tanz namens „{ $dance }“. Meintest du „{ $suggestion }“?
refused-not-your-button = Dieser Knopf gehört jemand anderem. Schick dein eigenes Foto, dann bekommst du deinen.
refused-photo-not-fetched = Das Foto konnte nicht geholt werden. Bitte schick es noch einmal.
refused-photo-gone = Das Foto ist schon gelöscht. Bitte schick es noch einmal.
refused-unknown-setting = Diese Einstellung gibt es nicht mehr. /settings zeigt alle.
refused-unknown-quality = Diese Qualität gibt es nicht. /settings zeigt, welche es gibt.
refused-not-your-photo = Das ist das Foto von jemand anderem. Schick eines von dir.
refused-anonymous = Ich kann nicht sehen, wer hier fragt, und ein Tanz gehört einer Person. Schreib unter deinem eigenen Namen oder schreib mir privat.
refused-no-photo = In dieser Nachricht ist kein Foto.
refused-too-fast = Das war sehr schnell. Versuch es gleich noch einmal.

## What is wrong

error-machine = Bei uns ging etwas schief. Bitte versuch es später noch einmal.
error-photo-empty = Diese Datei ist leer. Bitte schick das Foto noch einmal.
error-photo-too-large = Diese Datei hat { $megabytes } MB; Fotos dürfen bis { $limit } MB haben.
error-photo-too-many-pixels = Dieses Bild hat { $megapixels } Megapixel; bis { $limit } sind möglich.
error-photo-too-small = Dieses Bild hat nur { $width } × { $height } Pixel; nötig sind mindestens { $limit } auf jeder Seite.
error-photo-not-a-picture = Diese Datei ist kein Foto. Schick ein Bild als JPEG, PNG, WebP, GIF oder HEIC.
error-photo-unsupported-format = Das ist eine Datei vom Typ { $format }. Schick ein Bild als JPEG, PNG, WebP, GIF oder HEIC.
error-photo-broken = Dieses Bild ist beschädigt oder unvollständig. Schick es noch einmal oder speichere es vorher neu.
error-person-none = Ich finde auf diesem Bild keine Person. Schick eines, das jemanden von vorn zeigt.
error-person-too-small = Die Person ist auf diesem Bild zu klein. Schick eines, das sie mehr ausfüllt.
error-person-cut-off = Auf dem Bild ist zu wenig von der Person. Es sollte mindestens Kopf und Schultern bis zur Hüfte zeigen.
error-dance-unknown = Es gibt keinen Tanz namens „{ $dance }“. /dances zeigt alle.
error-driver-broken = Dieses Video lässt sich nicht lesen. Versuch eine andere MP4-, MOV- oder WebM-Datei.
error-driver-too-long = Dieses Video ist { $seconds } s lang; bis { $limit } s sind möglich.
error-driver-too-large = Dieses Video hat { $megabytes } MB; bis { $limit } MB sind möglich.
error-driver-no-person = Ich finde in diesem Video niemanden, der tanzt.
error-size-unreachable = Der Clip lässt sich nicht klein genug machen, um ihn hier zu posten. Nimm einen kürzeren Tanz oder ein kleineres Format.
error-timed-out = Es dauerte zu lange und wurde beendet. Versuch ein kleineres Foto oder einen anderen Tanz.
error-out-of-memory = Es brauchte mehr Speicher, als da ist. Versuch ein kleineres Foto.
error-memory-short = Dafür braucht es mindestens { $needed } Speicher, und da sind { $available }. Wähle ein kleineres Format oder eine andere Qualität; wer diesen Bot betreibt, kann ihm mehr Speicher oder eine Grafikkarte geben.
error-too-many-jobs-of-user = Du hast schon { $open } Tänze in der Schlange. Warte, bis einer fertig ist, oder brich einen ab.
error-too-many-jobs-of-community = Hier sind schon { $open } Tänze in der Schlange. Warte, bis einer fertig ist.
error-job-unknown = Dieser Tanz ist nicht mehr verzeichnet.
error-job-not-yours = Das kann nur, wer darum gebeten hat.
error-job-ended = Dieser Tanz ist schon zu Ende.
error-media-missing = Das Foto ist schon gelöscht. Bitte schick es noch einmal.
error-media-empty = Diese Datei ist leer. Bitte schick das Foto noch einmal.
error-media-too-large = Diese Datei ist zu groß; bis { $limit } MB sind möglich.

## Remarks on a photo

note-animated-first-frame = Dieses Bild bewegt sich; ich nehme das erste Einzelbild.
note-several-people = Auf dem Bild sind mehrere Personen; die wichtigste tanzt. Sicherer ist ein Bild von nur einer.
note-half-body = Die Beine sind nicht ganz im Bild, deshalb tanzt nur der Oberkörper. Von Kopf bis Fuß tanzen die Beine mit.
note-folded-legs = Die Person sitzt oder hockt, deshalb tanzt nur der Oberkörper. Im Stehen tanzen die Beine mit.
note-side-view = Die Person steht seitlich. Ein Bild von vorn tanzt besser.
note-back-view = Die Person ist von hinten zu sehen. Ein Bild von vorn tanzt besser.
note-cut-off = Ein Teil der Person ist nicht im Bild und wird fehlen. Ein Bild mit der ganzen Person tanzt besser.
note-head-cut-off = Der Kopf ist oben abgeschnitten und wird so bleiben. Ein Bild mit etwas Platz über dem Kopf tanzt besser.
note-hands-cut-off = Eine Hand ist nicht im Bild und wird fehlen. Ein Bild mit beiden Händen tanzt besser.
note-arms-crossed = Die Arme liegen vor dem Körper und können beim Tanzen zerreißen. Arme mit etwas Abstand zum Körper tanzen besser.
note-small-person = Die Person ist klein im Bild. Aus der Nähe wird der Clip schärfer.
note-uncertain = Ich bin nicht ganz sicher, wo die Person ist; der Clip kann seltsam aussehen. Sicherer ist ein klares Bild von vorn.
note-drawn-smaller = Der Speicher war knapp, darum wurde kleiner gezeichnet und dann vergrößert: Es ist weniger scharf, als es sein könnte.
note-short-windows = Der Speicher war knapp, darum wurden weniger Bilder zusammen gezeichnet: Die Bewegung ist weniger ruhig, als sie sein könnte.
note-lite-unusable = Das kleine Modell war hier nicht zu gebrauchen, darum ist dies die Qualität „Vorschau“; wer diesen Bot betreibt, kann das beheben.

## Dances

dance-arm-chain = Arm-Kette
dance-arm-chain-about = Ein Arm je Schlag, dann dreimal wiegen und klatschen
dance-backslide = Backslide
dance-backslide-about = Seitwärts gleiten, an die Hutkrempe tippen, Pose
dance-charleston = Charleston
dance-charleston-about = Kicks und drehende Fersen aus den Zwanzigern
dance-dab = Dab
dance-dab-about = Federn, ausholen, das Gesicht in die Armbeuge
dance-disco = Disco
dance-disco-about = Zum Himmel zeigen, Arme rollen, Pose
dance-floss = Floss
dance-floss-about = Gestreckte Arme zur einen, Hüften zur anderen Seite
dance-heel-skip = Fersenhüpfer
dance-heel-skip-about = Hüpfen, Fersen antippen, am Ende die Brille
dance-kemusan = Kemusan
dance-kemusan-about = Subject Three: Blumenhände und schwingende Hüften
dance-pony-ride = Ponyritt
dance-pony-ride-about = Hüpfen wie ein Reiter und das Lasso schwingen
dance-robot = Roboter
dance-robot-about = Ein Gelenk nach dem anderen, genau im Takt
dance-running-man = Running Man
dance-running-man-about = Auf der Stelle laufen mit pumpenden Fäusten
dance-salsa = Salsa
dance-salsa-about = Schnell-schnell-langsam mit rollenden Hüften
dance-twist = Twist
dance-twist-about = Drehen und den Rücken mit dem Handtuch trocknen
dance-wave = Welle
dance-wave-about = Eine Welle von Fingerspitze zu Fingerspitze
## The chat page

web-tagline = Auf diesem Gerät gemacht. Nichts verlässt es.
web-welcome = Lass jeden tanzen
web-welcome-how = Schick ein Foto von einer Person, am besten von Kopf bis Fuß. Wähle einen Tanz. Kurz darauf ist der Clip da.
web-drop-photo = Foto hierher ziehen, einfügen oder wählen
web-drop-here = Loslassen, und der Tanz beginnt
web-pick-photo = Foto wählen
web-take-photo = Foto aufnehmen
web-any-dance = Oder zuerst den Tanz wählen
web-forget-dance = Doch kein Tanz
web-more = Mehr
web-dances = Tänze
web-status = Meine laufenden Clips
web-cancel = Alle abbrechen
web-settings = Einstellungen
web-privacy = Datenschutz
web-help = Hilfe
web-erase = Meine Daten löschen
web-erase-sure = Deine Clips, Fotos und Einstellungen hier löschen? Das lässt sich nicht rückgängig machen.
web-erase-yes = Alles löschen
web-erase-no = Behalten
web-your-photo = Dein Foto
web-conversation = Gespräch
web-message-from-bot = anydance
web-message-from-you = Du
web-progress = Fortschritt
web-sound-on = Ton an
web-sound-off = Ton aus
web-play = Abspielen
web-pause = Anhalten
web-download = Herunterladen
web-clip = Der Clip
web-sending = Die Antwort ist unterwegs
web-offline = Keine Verbindung zu anydance. Läuft es noch?
web-too-large = Dieses Foto ist zu groß: höchstens 30 MB.
web-went-wrong = Hier ging etwas schief. Bitte noch einmal versuchen.
