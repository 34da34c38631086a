# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = bailar
command-dance-about = Haz bailar a la persona de una foto
command-dance-photo = foto
command-dance-photo-about = Una foto de una persona, de frente
command-dance-dance = baile
command-dance-dance-about = Qué baile; sin él aparece el menú
command-dance-quality = calidad
command-dance-quality-about = Con qué calidad, de las que hay; sin ella, la de tus ajustes
command-dances = bailes
command-dances-about = Ver todos los bailes
command-status = estado
command-status-about = Ver tu puesto en la cola y el tiempo que falta
command-cancel = cancelar
command-cancel-about = Cancelar tu baile
command-again-about = Tu último baile otra vez
command-settings = ajustes
command-settings-about = Calidad, formato, fondo, música e idioma de tus clips
command-privacy = privacidad
command-privacy-about = Qué se guarda sobre ti y cómo borrarlo
command-privacy-erase = borrar
command-privacy-erase-about = Borrar todo lo que se guarda sobre ti
command-help = ayuda
command-help-about = Cómo funciona y qué fotos bailan mejor
command-make-it-dance = Hacer bailar

## Buttons

button-agree = Acepto
button-again = Otra vez
button-in-quality = En calidad { $quality }
button-other = Otro baile
button-delete = Eliminar
button-report = Denunciar
button-cancel = Cancelar
button-cancel-dance = Cancelar { $dance }
button-anyway = { $dance } de todos modos
button-upper-half = { $dance } con la mitad superior
button-never-me = No usar nunca mis fotos
button-allow-me = Volver a permitir mis fotos
button-erase = Borrar mis datos
button-next = Siguiente
button-back = Atrás
button-choose = Elegir un baile

## First use

terms-title = Antes del primer baile:
terms-photos = Usa solo fotos tuyas o de personas que hayan dicho que sí. Nada de menores, desnudos ni burlas.
terms-label = Cada clip lleva una pequeña etiqueta que dice que se hizo con IA.
terms-kept = Tu foto se borra cuando termina su baile; una en espera, al cabo de una hora más o menos; los clips se guardan poco tiempo.
agreed = ¡Gracias!

## Dance

photo-wanted = Envíame una foto de una persona: de frente, de la cabeza a los pies, con los brazos algo separados del cuerpo y buena luz.
photo-of-album = De un álbum tomo una foto: esta.
menu-title = ¿Qué baile será?
anyway-title = Puede bailar igualmente. ¿Sigo, o prefieres otro baile?
dances-title = Estos son los bailes:
dances-line = { $name }: { $about }
dance-beats = { $bpm } pulsaciones por minuto

## Progress

status-none = No tienes ningún baile en marcha. Envíame una foto para empezar uno.
status-waiting = { $dance } está en la cola.
status-no-worker = Ahora mismo no hay nadie que lo haga. Espera hasta que haya alguien.
status-draft = Para empezar, una versión rápida. La mejor está en camino.
status-queued = { $dance }: número { $position } en la cola
status-starting = { $dance } está a punto de empezar…
status-rendering = { $dance } se está haciendo
status-progress = { $bar } { $percent } %
time-left-seconds = Faltan unos { $count } s
time-left-minutes = Faltan unos { $count } min
time-left-hours = Faltan unas { $count } h
stage-models = Calentando
stage-photo = Abriendo la foto
stage-person = Buscando a la persona
stage-motion = Aprendiendo los pasos
stage-puppet = Preparándose para moverse
stage-frames = Bailando
stage-denoising = Paso { $step } de { $steps }
stage-faces = El rostro, paso { $step } de { $steps }
stage-finish = Terminando el clip
stage-working = Trabajando en ello

## How it ended

result-done = { $dance } · hecho con IA
result-failed = { $dance } no salió bien.
result-cancelled = { $dance } se canceló.
cancel-done = Cancelado.
cancel-which = ¿Cuál quieres cancelar?
removed = El clip está eliminado.
reported = Gracias. El clip está oculto y se avisó al operador.

## Help

help-begin = Envíame una foto, o usa /dance, y elige un baile. Recibirás un vídeo con música, hecho en la propia máquina de este bot.
help-photo = Lo mejor son fotos de una persona de frente, de la cabeza a los pies, con los brazos algo separados del cuerpo y buena luz. También sirven los dibujos.
help-commands = /dances muestra todos los bailes, /status tu puesto en la cola, /cancel lo detiene, /settings cambia formato, música e idioma, /privacy muestra y borra lo que se guarda.
help-label = Cada clip indica que se hizo con IA. Usa solo fotos de personas que hayan dicho que sí.

## Settings

settings-title = Tus ajustes
setting-quality = Calidad: { $value }
setting-quality-preview = Vista previa (rápida)
setting-quality-lite = Lite (mejor)
setting-quality-studio = Estudio (la mejor, lenta)
quality-preview = Vista previa
quality-lite = Lite
quality-studio = Estudio
quality-away = La calidad «{ $quality }» no está disponible ahora mismo.
quality-instead = La calidad «{ $wished }» no estaba disponible; por eso esto es «{ $quality }».
setting-shape = Formato: { $value }
setting-shape-portrait = Vertical 2:3
setting-shape-tall = Alto 9:16
setting-shape-square = Cuadrado
setting-background = Fondo: { $value }
setting-background-photo = El de la foto
setting-background-blur = Desenfocado
setting-background-plain = Liso
setting-music = Música: { $value }
setting-music-on = Con música
setting-music-off = Sin música
setting-language = Abajo puedes elegir un idioma.
language-auto = Como diga mi aplicación

## Privacy

privacy-kept = Se guardan: tus ajustes, tu consentimiento, enlaces a tus últimas fotos en este chat y un registro de tus bailes durante una semana más o menos. Una foto se borra cuando termina su baile (tras un fallo o sin usar: una hora más o menos), y un clip tras poco tiempo.
privacy-never-sold = Nada sale de las máquinas de este bot, y nada se usa para entrenar.
privacy-opt-out = Si otros intentan usar tus fotos aquí, puedes prohibirlo para siempre.
privacy-opted-out = Nadie más puede hacer aquí un baile con tus fotos.
privacy-erased = Borrado: tus bailes ({ $jobs }) con sus fotos y clips, tus ajustes y tu consentimiento.

## Refusals

refused-blocked = No puedes usar este bot. Pregunta a quienes lo llevan si crees que es un error.
refused-cannot-post = No puedo publicar vídeos aquí. Pide permiso a un administrador o escríbeme en privado.
refused-dance-unknown-but = No hay ningún baile llamado «{ $dance }». ¿Querías decir «{ $suggestion }»?
refused-not-your-button = Este botón es de otra persona. Envía tu propia foto y tendrás el tuyo.
refused-photo-not-fetched = No se pudo obtener la foto. Envíala otra vez, por favor.
refused-photo-gone = La foto ya está borrada. Envíala otra vez, por favor.
refused-unknown-setting = Ese ajuste ya no existe. Con /settings los ves todos.
refused-unknown-quality = Esa calidad no existe. Con /settings ves las que hay.
refused-not-your-photo = Esa foto es de otra persona. Envía una tuya.
refused-anonymous = No puedo saber quién lo pide aquí, y cada baile es de una persona. Publica con tu propio nombre o escríbeme en privado.
refused-no-photo = No hay ninguna foto en ese mensaje.
refused-too-fast = Eso fue muy rápido. Prueba otra vez en un momento.

## What is wrong

error-machine = Algo falló por nuestra parte. Inténtalo más tarde, por favor.
error-photo-empty = Ese archivo está vacío. Envía la foto otra vez, por favor.
error-photo-too-large = Ese archivo tiene { $megabytes } MB; las fotos pueden tener hasta { $limit } MB.
error-photo-too-many-pixels = Esa imagen tiene { $megapixels } megapíxeles; pueden ser hasta { $limit }.
error-photo-too-small = Esa imagen solo tiene { $width } × { $height } píxeles; necesita al menos { $limit } por lado.
error-photo-not-a-picture = Ese archivo no es una foto. Envía una imagen JPEG, PNG, WebP, GIF o HEIC.
error-photo-unsupported-format = Ese es un archivo { $format }. Envía una imagen JPEG, PNG, WebP, GIF o HEIC.
error-photo-broken = Esa imagen está dañada o incompleta. Envíala otra vez o guárdala de nuevo antes.
error-person-none = No encuentro a nadie en esa imagen. Envía una que muestre a alguien de frente.
error-person-too-small = La persona se ve demasiado pequeña. Envía una en la que ocupe más.
error-person-cut-off = Se ve muy poco de la persona. Debe mostrar al menos la cabeza y los hombros hasta la cintura.
error-dance-unknown = No hay ningún baile llamado «{ $dance }». Con /dances los ves todos.
error-driver-broken = No se puede leer ese vídeo. Prueba otro archivo MP4, MOV o WebM.
error-driver-too-long = Ese vídeo dura { $seconds } s; pueden ser hasta { $limit } s.
error-driver-too-large = Ese vídeo tiene { $megabytes } MB; pueden ser hasta { $limit } MB.
error-driver-no-person = No encuentro a nadie bailando en ese vídeo.
error-size-unreachable = El clip no puede hacerse lo bastante pequeño para publicarlo aquí. Elige un baile más corto o un formato menor.
error-timed-out = Tardó demasiado y se detuvo. Prueba una foto más pequeña u otro baile.
error-out-of-memory = Necesitaba más memoria de la que hay. Prueba una foto más pequeña.
error-memory-short = Para eso hacen falta al menos { $needed } de memoria, y hay { $available }. Elige un formato más pequeño u otra calidad; quien lleva este bot puede darle más memoria o una tarjeta gráfica.
error-too-many-jobs-of-user = Ya tienes { $open } bailes en la cola. Espera a que termine uno o cancélalo.
error-too-many-jobs-of-community = Aquí ya hay { $open } bailes en la cola. Espera a que termine uno.
error-job-unknown = Ese baile ya no consta.
error-job-not-yours = Solo puede hacerlo quien lo pidió.
error-job-ended = Ese baile ya terminó.
error-media-missing = La foto ya está borrada. Envíala otra vez, por favor.
error-media-empty = Ese archivo está vacío. Envía la foto otra vez, por favor.
error-media-too-large = Ese archivo es demasiado grande; pueden ser hasta { $limit } MB.

## Remarks on a photo

note-animated-first-frame = Esa imagen se mueve; tomo su primer fotograma.
note-several-people = Hay varias personas en la imagen; baila la principal. Es más seguro con una sola.
note-half-body = Las piernas no salen enteras, así que solo bailará la mitad superior. De pies a cabeza bailan también las piernas.
note-folded-legs = La persona está sentada o agachada, así que solo bailará la mitad superior. De pie bailan también las piernas.
note-side-view = La persona está de lado. Una imagen de frente baila mejor.
note-back-view = Se ve a la persona de espaldas. Una imagen de frente baila mejor.
note-cut-off = Parte de la persona queda fuera y faltará. Una imagen con la persona entera baila mejor.
note-head-cut-off = La parte de arriba de la cabeza queda fuera y faltará. Una imagen con algo de espacio sobre la cabeza baila mejor.
note-hands-cut-off = Una mano queda fuera y faltará. Una imagen con las dos manos baila mejor.
note-arms-crossed = Los brazos cruzan el cuerpo y pueden romperse al moverse. Con los brazos un poco separados baila mejor.
note-small-person = La persona se ve pequeña. Más de cerca el clip sale más nítido.
note-uncertain = No tengo claro dónde está la persona; el clip puede verse raro. Es más segura una imagen clara de frente.
note-drawn-smaller = Faltaba memoria, así que se dibujó más pequeño y luego se amplió: es menos nítido de lo que podría ser.
note-short-windows = Faltaba memoria, así que se dibujaron menos fotogramas a la vez: el movimiento es menos estable de lo que podría ser.
note-lite-unusable = El modelo pequeño no se pudo usar aquí, así que esta es la calidad «vista previa»; quien administra este bot puede arreglarlo.

## Dances

dance-arm-chain = Cadena de brazos
dance-arm-chain-about = Un brazo por tiempo, tres vaivenes y una palmada
dance-backslide = Backslide
dance-backslide-about = Deslízate de lado, toca el ala, señala y posa
dance-charleston = Charlestón
dance-charleston-about = Patadas y talones que giran, de los años veinte
dance-dab = Dab
dance-dab-about = Rebota, toma impulso y esconde la cara en el codo
dance-disco = Disco
dance-disco-about = Señala al cielo, gira los brazos y posa
dance-floss = Floss
dance-floss-about = Brazos rectos a un lado, caderas al otro
dance-heel-skip = Salto de talón
dance-heel-skip-about = Salta, toca los talones y acaba con gafas
dance-kemusan = Kemusan
dance-kemusan-about = Sujeto Tres: manos de flor y caderas al vaivén
dance-pony-ride = Cabalgata
dance-pony-ride-about = Salta como un jinete y gira el lazo
dance-robot = Robot
dance-robot-about = Una articulación cada vez, justo a tiempo
dance-running-man = Running Man
dance-running-man-about = Corre en el sitio moviendo los puños
dance-salsa = Salsa
dance-salsa-about = Rápido, rápido, lento, con caderas que giran
dance-twist = Twist
dance-twist-about = Gira y sécate la espalda con una toalla
dance-wave = Ola
dance-wave-about = Una ola de punta a punta de los dedos
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
