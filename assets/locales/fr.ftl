# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = danser
command-dance-about = Faire danser la personne d’une photo
command-dance-photo = photo
command-dance-photo-about = Une photo d’une personne, de face
command-dance-dance = danse
command-dance-dance-about = Quelle danse ; sans elle, le menu s’affiche
command-dance-quality = qualité
command-dance-quality-about = Avec quelle qualité, parmi celles disponibles ; sans elle, celle des réglages
command-dances = danses
command-dances-about = Voir toutes les danses
command-status = statut
command-status-about = Voir votre place dans la file et le temps restant
command-cancel = annuler
command-cancel-about = Annuler votre danse
command-again-about = Votre dernière danse encore une fois
command-settings = réglages
command-settings-about = Qualité, format, fond, musique et langue de vos clips
command-privacy = confidentialité
command-privacy-about = Ce qui est conservé sur vous et comment l’effacer
command-privacy-erase = effacer
command-privacy-erase-about = Effacer tout ce qui est conservé sur vous
command-help = aide
command-help-about = Comment ça marche et quelles photos dansent le mieux
command-make-it-dance = Faire danser

## Buttons

button-agree = J’accepte
button-again = Encore
button-in-quality = En qualité { $quality }
button-other = Autre danse
button-delete = Supprimer
button-report = Signaler
button-cancel = Annuler
button-cancel-dance = Annuler { $dance }
button-anyway = { $dance } quand même
button-upper-half = { $dance } avec le haut du corps
button-never-me = Ne jamais utiliser mes photos
button-allow-me = Autoriser à nouveau mes photos
button-erase = Effacer mes données
button-next = Suivant
button-back = Retour
button-choose = Choisir une danse

## First use

terms-title = Avant la première danse :
terms-photos = N’utilisez que des photos de vous ou de personnes qui ont dit oui. Pas d’enfants, pas de nudité, aucune moquerie.
terms-label = Chaque clip porte une petite mention indiquant qu’il a été fait par IA.
terms-kept = Votre photo est supprimée quand sa danse est finie, une photo en attente après environ une heure ; les clips ne sont gardés que peu de temps.
agreed = Merci !

## Dance

photo-wanted = Envoyez-moi une photo d’une personne : de face, de la tête aux pieds, les bras un peu écartés du corps, bien éclairée.
photo-of-album = D’un album, je prends une photo : celle-ci.
menu-title = Quelle danse voulez-vous ?
anyway-title = Ça peut danser quand même. On continue, ou une autre danse ?
dances-title = Voici les danses :
dances-line = { $name } : { $about }
dance-beats = { $bpm } battements par minute

## Progress

status-none = Vous n’avez aucune danse en cours. Envoyez-moi une photo pour en lancer une.
status-waiting = { $dance } est dans la file.
status-no-worker = Personne n’est là pour la faire en ce moment. Elle attend que quelqu’un vienne.
status-draft = Pour commencer, une version rapide. La meilleure arrive.
status-queued = { $dance } : numéro { $position } dans la file
status-starting = { $dance } va commencer…
status-rendering = { $dance } est en préparation
status-progress = { $bar } { $percent } %
time-left-seconds = Encore environ { $count } s
time-left-minutes = Encore environ { $count } min
time-left-hours = Encore environ { $count } h
stage-models = Échauffement
stage-photo = Ouverture de la photo
stage-person = Recherche de la personne
stage-motion = Apprentissage des pas
stage-puppet = Préparation du mouvement
stage-frames = Ça danse
stage-denoising = Étape { $step } sur { $steps }
stage-faces = Le visage, étape { $step } sur { $steps }
stage-finish = Finition du clip
stage-working = En cours

## How it ended

result-done = { $dance } · fait par IA
result-failed = { $dance } n’a pas marché.
result-cancelled = { $dance } a été annulé.
cancel-done = Annulé.
cancel-which = Lequel faut-il annuler ?
removed = Le clip est supprimé.
reported = Merci. Le clip est masqué et l’opérateur est prévenu.

## Help

help-begin = Envoyez-moi une photo, ou utilisez /dance, et choisissez une danse. Vous recevez une vidéo avec musique, faite sur la machine même de ce bot.
help-photo = L’idéal : une personne de face, de la tête aux pieds, les bras un peu écartés du corps, bien éclairée. Les dessins marchent aussi.
help-commands = /dances montre toutes les danses, /status votre place dans la file, /cancel arrête, /settings change format, musique et langue, /privacy montre et efface ce qui est conservé.
help-label = Chaque clip indique qu’il a été fait par IA. N’utilisez que des photos de personnes qui ont dit oui.

## Settings

settings-title = Vos réglages
setting-quality = Qualité : { $value }
setting-quality-preview = Aperçu (rapide)
setting-quality-lite = Lite (meilleure)
setting-quality-studio = Studio (la meilleure, lente)
quality-preview = Aperçu
quality-lite = Lite
quality-studio = Studio
quality-away = La qualité « { $quality } » n’est pas disponible en ce moment.
quality-instead = La qualité « { $wished } » n’était pas disponible ; voici donc « { $quality } ».
setting-shape = Format : { $value }
setting-shape-portrait = Portrait 2:3
setting-shape-tall = Haut 9:16
setting-shape-square = Carré
setting-background = Fond : { $value }
setting-background-photo = Celui de la photo
setting-background-blur = Flou
setting-background-plain = Uni
setting-music = Musique : { $value }
setting-music-on = Avec musique
setting-music-off = Sans musique
setting-language = Une langue peut être choisie ci-dessous.
language-auto = Comme mon application

## Privacy

privacy-kept = Sont conservés : vos réglages, votre accord, des liens vers vos dernières photos dans ce chat et une liste de vos danses pendant environ une semaine. Une photo est supprimée quand sa danse est finie (après un échec ou inutilisée : environ une heure), un clip après peu de temps.
privacy-never-sold = Rien ne quitte les machines de ce bot, et rien ne sert à entraîner quoi que ce soit.
privacy-opt-out = Si d’autres veulent utiliser vos photos ici, vous pouvez l’interdire pour de bon.
privacy-opted-out = Personne d’autre ne peut faire danser vos photos ici.
privacy-erased = Effacé : vos danses ({ $jobs }) avec leurs photos et clips, vos réglages et votre accord.

## Refusals

refused-blocked = Vous ne pouvez pas utiliser ce bot. Adressez-vous à ses responsables si vous pensez que c’est une erreur.
refused-cannot-post = Je ne peux pas publier de vidéos ici. Demandez à un admin de l’autoriser, ou écrivez-moi en privé.
refused-dance-unknown-but = Il n’y a pas de danse appelée « { $dance } ». Vouliez-vous dire « { $suggestion } » ?
refused-not-your-button = Ce bouton est à quelqu’un d’autre. Envoyez votre propre photo pour avoir le vôtre.
refused-photo-not-fetched = La photo n’a pas pu être récupérée. Renvoyez-la, s’il vous plaît.
refused-photo-gone = La photo est déjà supprimée. Renvoyez-la, s’il vous plaît.
refused-unknown-setting = Ce réglage n’existe plus. /settings les montre tous.
refused-unknown-quality = Cette qualité n’existe pas. /settings montre celles qui sont disponibles.
refused-not-your-photo = Cette photo est à quelqu’un d’autre. Envoyez-en une de vous.
refused-anonymous = Je ne peux pas savoir qui demande ici, et une danse appartient à une seule personne. Publiez en votre nom, ou écrivez-moi en privé.
refused-no-photo = Il n’y a pas de photo dans ce message.
refused-too-fast = C’était très rapide. Réessayez dans un instant.

## What is wrong

error-machine = Un problème est survenu de notre côté. Réessayez plus tard, s’il vous plaît.
error-photo-empty = Ce fichier est vide. Renvoyez la photo, s’il vous plaît.
error-photo-too-large = Ce fichier fait { $megabytes } Mo ; une photo peut faire jusqu’à { $limit } Mo.
error-photo-too-many-pixels = Cette image a { $megapixels } mégapixels ; { $limit } au plus sont possibles.
error-photo-too-small = Cette image ne fait que { $width } × { $height } pixels ; il en faut au moins { $limit } de chaque côté.
error-photo-not-a-picture = Ce fichier n’est pas une photo. Envoyez une image JPEG, PNG, WebP, GIF ou HEIC.
error-photo-unsupported-format = C’est un fichier { $format }. Envoyez une image JPEG, PNG, WebP, GIF ou HEIC.
error-photo-broken = Cette image est abîmée ou incomplète. Renvoyez-la, ou enregistrez-la d’abord à nouveau.
error-person-none = Je ne trouve personne sur cette image. Envoyez-en une où l’on voit quelqu’un de face.
error-person-too-small = La personne est trop petite sur cette image. Envoyez-en une où elle prend plus de place.
error-person-cut-off = On voit trop peu de la personne. Il faut au moins la tête et les épaules jusqu’à la taille.
error-dance-unknown = Il n’y a pas de danse appelée « { $dance } ». /dances les montre toutes.
error-driver-broken = Cette vidéo est illisible. Essayez un autre fichier MP4, MOV ou WebM.
error-driver-too-long = Cette vidéo dure { $seconds } s ; { $limit } s au plus sont possibles.
error-driver-too-large = Cette vidéo fait { $megabytes } Mo ; { $limit } Mo au plus sont possibles.
error-driver-no-person = Je ne trouve personne qui danse dans cette vidéo.
error-size-unreachable = Le clip ne peut pas être assez petit pour être publié ici. Choisissez une danse plus courte ou un format plus petit.
error-timed-out = C’était trop long et a été arrêté. Essayez une photo plus petite ou une autre danse.
error-out-of-memory = Il fallait plus de mémoire qu’il n’y en a. Essayez une photo plus petite.
error-memory-short = Il faut au moins { $needed } de mémoire, et il y en a { $available }. Choisissez un format plus petit ou une autre qualité ; les responsables de ce bot peuvent lui donner plus de mémoire ou une carte graphique.
error-too-many-jobs-of-user = Vous avez déjà { $open } danses dans la file. Attendez qu’une finisse, ou annulez-en une.
error-too-many-jobs-of-community = Il y a déjà { $open } danses dans la file ici. Attendez qu’une finisse.
error-job-unknown = Cette danse n’est plus enregistrée.
error-job-not-yours = Seule la personne qui l’a demandé peut le faire.
error-job-ended = Cette danse est déjà finie.
error-media-missing = La photo est déjà supprimée. Renvoyez-la, s’il vous plaît.
error-media-empty = Ce fichier est vide. Renvoyez la photo, s’il vous plaît.
error-media-too-large = Ce fichier est trop gros ; { $limit } Mo au plus sont possibles.

## Remarks on a photo

note-animated-first-frame = Cette image bouge ; je prends sa première vue.
note-several-people = Il y a plusieurs personnes sur l’image ; la principale danse. Une seule personne, c’est plus sûr.
note-half-body = Les jambes ne sont pas entières sur l’image : seul le haut du corps dansera. De la tête aux pieds, les jambes dansent aussi.
note-folded-legs = La personne est assise ou accroupie : seul le haut du corps dansera. Debout, les jambes dansent aussi.
note-side-view = La personne est de profil. Une image de face danse mieux.
note-back-view = La personne est vue de dos. Une image de face danse mieux.
note-cut-off = Une partie de la personne est hors de l’image et manquera. Une image de la personne entière danse mieux.
note-head-cut-off = Le haut de la tête est hors de l’image et manquera. Une image avec un peu de place au-dessus de la tête danse mieux.
note-hands-cut-off = Une main est hors de l’image et manquera. Une image avec les deux mains danse mieux.
note-arms-crossed = Les bras passent devant le corps et risquent de se déchirer en bougeant. Un peu écartés du corps, ils dansent mieux.
note-small-person = La personne est petite sur l’image. De plus près, le clip est plus net.
note-uncertain = Je ne sais pas bien où est la personne ; le clip peut paraître étrange. Une image nette de face est plus sûre.
note-drawn-smaller = La mémoire manquait : les images ont été dessinées plus petites puis agrandies, donc moins nettes qu’elles pourraient l’être.
note-short-windows = La mémoire manquait : moins d’images ont été dessinées ensemble, donc le mouvement est moins stable qu’il pourrait l’être.
note-lite-unusable = Le petit modèle n’a pas pu être utilisé ici : c’est donc la qualité « aperçu » ; la personne qui gère ce bot peut y remédier.

## Dances

dance-arm-chain = Chaîne de bras
dance-arm-chain-about = Un bras par temps, trois balancements et un clap
dance-backslide = Backslide
dance-backslide-about = Glisser de côté, toucher le chapeau, pointer, poser
dance-charleston = Charleston
dance-charleston-about = Coups de pied et talons pivotants des années vingt
dance-dab = Dab
dance-dab-about = Rebondir, s’élancer, cacher le visage dans le coude
dance-disco = Disco
dance-disco-about = Pointer le ciel, rouler les bras et poser
dance-floss = Floss
dance-floss-about = Bras tendus d’un côté, hanches de l’autre
dance-heel-skip = Saut de talon
dance-heel-skip-about = Sautiller, toucher les talons, finir en lunettes
dance-kemusan = Kemusan
dance-kemusan-about = Sujet trois : mains en fleur et hanches qui balancent
dance-pony-ride = Chevauchée
dance-pony-ride-about = Sauter comme un cavalier et lancer le lasso
dance-robot = Robot
dance-robot-about = Une articulation à la fois, pile sur le temps
dance-running-man = Running Man
dance-running-man-about = Courir sur place en agitant les poings
dance-salsa = Salsa
dance-salsa-about = Vite, vite, lent, avec des hanches qui roulent
dance-twist = Twist
dance-twist-about = Pivoter et se sécher le dos avec une serviette
dance-wave = Vague
dance-wave-about = Une vague du bout des doigts à l’autre
## The chat page

web-tagline = Fait sur cette machine. Rien n’en sort.
web-welcome = Faites danser tout le monde
web-welcome-how = Envoyez la photo d’une personne, de la tête aux pieds si possible. Choisissez une danse. Un instant plus tard, le clip est là.
web-drop-photo = Déposez, collez ou choisissez une photo
web-drop-here = Lâchez, et la danse commence
web-pick-photo = Choisir une photo
web-take-photo = Prendre une photo
web-any-dance = Ou choisissez d’abord la danse
web-forget-dance = Pas encore de danse
web-more = Plus
web-dances = Danses
web-status = Mes clips en cours
web-cancel = Tout annuler
web-settings = Réglages
web-privacy = Confidentialité
web-help = Aide
web-erase = Effacer mes données
web-erase-sure = Effacer ici vos clips, photos et réglages ? C’est sans retour.
web-erase-yes = Tout effacer
web-erase-no = Garder
web-your-photo = Votre photo
web-conversation = Conversation
web-message-from-bot = anydance
web-message-from-you = Vous
web-progress = Progression
web-sound-on = Activer le son
web-sound-off = Couper le son
web-play = Lire
web-pause = Pause
web-download = Télécharger
web-clip = Le clip
web-sending = La réponse arrive
web-offline = Pas de connexion avec anydance. Fonctionne-t-il encore ?
web-too-large = Cette photo est trop lourde : 30 Mo au plus.
web-went-wrong = Quelque chose s’est mal passé. Réessayez.
