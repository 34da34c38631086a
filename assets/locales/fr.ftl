# Words of the bot.

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
