# Words of the bot.

## The chat page

web-tagline = Hecho en este equipo. Nada sale de él.
web-welcome = Haz bailar a cualquiera
web-welcome-how = Envía una foto de una persona, de pies a cabeza si puedes. Elige un baile. En un momento el clip está aquí.
web-drop-photo = Suelta, pega o elige una foto
web-drop-here = Suelta y empieza el baile
web-pick-photo = Elegir una foto
web-take-photo = Hacer una foto
web-any-dance = O elige primero el baile
web-forget-dance = Sin baile todavía
web-more = Más
web-dances = Bailes
web-status = Mis clips en curso
web-cancel = Cancelar todo
web-settings = Ajustes
web-privacy = Privacidad
web-help = Ayuda
web-erase = Borrar mis datos
web-erase-sure = ¿Borrar aquí tus clips, fotos y ajustes? No se puede deshacer.
web-erase-yes = Borrar todo
web-erase-no = Conservar
web-your-photo = Tu foto
web-conversation = Conversación
web-message-from-bot = anydance
web-message-from-you = Tú
web-progress = Progreso
web-sound-on = Activar sonido
web-sound-off = Quitar sonido
web-play = Reproducir
web-pause = Pausa
web-download = Descargar
web-clip = El clip
web-sending = La respuesta está en camino
web-offline = No hay conexión con anydance. ¿Sigue en marcha?
web-too-large = Esta foto es demasiado grande: el límite es 30 MB.
web-went-wrong = Algo salió mal. Inténtalo otra vez.
