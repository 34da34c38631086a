# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = dançar
command-dance-about = Faça a pessoa de uma foto dançar
command-dance-photo = foto
command-dance-photo-about = Uma foto de uma pessoa, de frente
command-dance-dance = dança
command-dance-dance-about = Qual dança; sem ela aparece o menu
command-dance-quality = qualidade
command-dance-quality-about = Com que qualidade, das disponíveis; sem ela, a dos seus ajustes
command-dances = danças
command-dances-about = Ver todas as danças
command-status = status
command-status-about = Ver seu lugar na fila e o tempo que falta
command-cancel = cancelar
command-cancel-about = Cancelar sua dança
command-again-about = Sua última dança mais uma vez
command-settings = ajustes
command-settings-about = Qualidade, formato, fundo, música e idioma dos seus clipes
command-privacy = privacidade
command-privacy-about = O que é guardado sobre você e como apagar
command-privacy-erase = apagar
command-privacy-erase-about = Apagar tudo o que é guardado sobre você
command-help = ajuda
command-help-about = Como funciona e quais fotos dançam melhor
command-make-it-dance = Fazer dançar

## Buttons

button-agree = Concordo
button-again = De novo
button-in-quality = Em qualidade { $quality }
button-other = Outra dança
button-delete = Excluir
button-report = Denunciar
button-cancel = Cancelar
button-cancel-dance = Cancelar { $dance }
button-anyway = { $dance } mesmo assim
button-upper-half = { $dance } com a metade de cima
button-never-me = Nunca usar minhas fotos
button-allow-me = Permitir minhas fotos de novo
button-erase = Apagar meus dados
button-next = Próxima
button-back = Voltar
button-choose = Escolher uma dança

## First use

terms-title = Antes da primeira dança:
terms-photos = Use só fotos suas ou de pessoas que disseram sim. Nada de crianças, nudez ou humilhação.
terms-label = Cada clipe leva uma pequena etiqueta dizendo que foi feito com IA.
terms-kept = Sua foto é apagada quando a dança fica pronta; uma em espera, depois de cerca de uma hora; os clipes ficam só pouco tempo.
agreed = Obrigado!

## Dance

photo-wanted = Envie uma foto de uma pessoa: de frente, da cabeça aos pés, com os braços um pouco afastados do corpo e boa luz.
photo-of-album = De um álbum uso uma foto: esta.
menu-title = Qual dança vai ser?
anyway-title = Dá para dançar mesmo assim. Continuar ou escolher outra dança?
dances-title = Estas são as danças:
dances-line = { $name }: { $about }
dance-beats = { $bpm } batidas por minuto

## Progress

status-none = Você não tem nenhuma dança em andamento. Envie uma foto para começar.
status-waiting = { $dance } está na fila.
status-no-worker = Agora não há ninguém para fazer. Espera até que haja alguém.
status-draft = Para começar, uma versão rápida. A melhor está a caminho.
status-queued = { $dance }: número { $position } na fila
status-starting = { $dance } já vai começar…
status-rendering = { $dance } está sendo feita
status-progress = { $bar } { $percent }%
time-left-seconds = Faltam cerca de { $count } s
time-left-minutes = Faltam cerca de { $count } min
time-left-hours = Faltam cerca de { $count } h
stage-models = Aquecendo
stage-photo = Abrindo a foto
stage-person = Procurando a pessoa
stage-motion = Aprendendo os passos
stage-puppet = Preparando os movimentos
stage-frames = Dançando
stage-denoising = Passo { $step } de { $steps }
stage-faces = O rosto, passo { $step } de { $steps }
stage-finish = Finalizando o clipe
stage-working = Trabalhando nisso

## How it ended

result-done = { $dance } · feito com IA
result-failed = { $dance } não deu certo.
result-cancelled = { $dance } foi cancelada.
cancel-done = Cancelado.
cancel-which = Qual delas cancelar?
removed = O clipe foi excluído.
reported = Obrigado. O clipe foi ocultado e o operador foi avisado.

## Help

help-begin = Envie uma foto, ou use /dance, e escolha uma dança. Você recebe um vídeo com música, feito na própria máquina deste bot.
help-photo = O melhor é a foto de uma pessoa de frente, da cabeça aos pés, com os braços um pouco afastados do corpo e boa luz. Desenhos também servem.
help-commands = /dances mostra todas as danças, /status seu lugar na fila, /cancel interrompe, /settings muda formato, música e idioma, /privacy mostra e apaga o que é guardado.
help-label = Cada clipe indica que foi feito com IA. Use só fotos de pessoas que disseram sim.

## Settings

settings-title = Seus ajustes
setting-quality = Qualidade: { $value }
setting-quality-preview = Prévia (rápida)
setting-quality-lite = Lite (melhor)
setting-quality-studio = Estúdio (a melhor, lenta)
quality-preview = Prévia
quality-lite = Lite
quality-studio = Estúdio
quality-away = A qualidade “{ $quality }” não está disponível agora.
quality-instead = A qualidade “{ $wished }” não estava disponível; por isso esta é “{ $quality }”.
setting-shape = Formato: { $value }
setting-shape-portrait = Retrato 2:3
setting-shape-tall = Alto 9:16
setting-shape-square = Quadrado
setting-background = Fundo: { $value }
setting-background-photo = O da foto
setting-background-blur = Desfocado
setting-background-plain = Liso
setting-music = Música: { $value }
setting-music-on = Com música
setting-music-off = Sem música
setting-language = Abaixo dá para escolher um idioma.
language-auto = Como diz meu aplicativo

## Privacy

privacy-kept = São guardados: seus ajustes, seu consentimento, links para suas últimas fotos neste chat e um registro das suas danças por cerca de uma semana. Uma foto é apagada quando a dança fica pronta (após uma falha ou sem uso: cerca de uma hora), e um clipe depois de pouco tempo.
privacy-never-sold = Nada sai das máquinas deste bot, e nada é usado para treinar.
privacy-opt-out = Se outros tentarem usar suas fotos aqui, você pode proibir isso de vez.
privacy-opted-out = Ninguém mais pode fazer uma dança com suas fotos aqui.
privacy-erased = Apagado: suas danças ({ $jobs }) com fotos e clipes, seus ajustes e seu consentimento.

## Refusals

refused-blocked = Você não pode usar este bot. Fale com quem o mantém se achar que é um engano.
refused-cannot-post = Não posso publicar vídeos aqui. Peça a um administrador ou fale comigo em particular.
refused-dance-unknown-but = Não existe uma dança chamada “{ $dance }”. Você quis dizer “{ $suggestion }”?
refused-not-your-button = Este botão é de outra pessoa. Envie sua própria foto para ter o seu.
refused-photo-not-fetched = Não foi possível obter a foto. Envie de novo, por favor.
refused-photo-gone = A foto já foi apagada. Envie de novo, por favor.
refused-unknown-setting = Esse ajuste não existe mais. Use /settings para ver todos.
refused-unknown-quality = Essa qualidade não existe. Use /settings para ver as disponíveis.
refused-not-your-photo = Essa foto é de outra pessoa. Envie uma sua.
refused-anonymous = Não consigo saber quem pede aqui, e cada dança é de uma pessoa. Publique em seu próprio nome ou fale comigo em particular.
refused-no-photo = Não há foto nessa mensagem.
refused-too-fast = Foi rápido demais. Tente de novo daqui a pouco.

## What is wrong

error-machine = Algo deu errado do nosso lado. Tente mais tarde, por favor.
error-photo-empty = Esse arquivo está vazio. Envie a foto de novo, por favor.
error-photo-too-large = Esse arquivo tem { $megabytes } MB; fotos podem ter até { $limit } MB.
error-photo-too-many-pixels = Essa imagem tem { $megapixels } megapixels; até { $limit } são possíveis.
error-photo-too-small = Essa imagem tem só { $width } × { $height } pixels; precisa de pelo menos { $limit } em cada lado.
error-photo-not-a-picture = Esse arquivo não é uma foto. Envie uma imagem JPEG, PNG, WebP, GIF ou HEIC.
error-photo-unsupported-format = Esse é um arquivo { $format }. Envie uma imagem JPEG, PNG, WebP, GIF ou HEIC.
error-photo-broken = Essa imagem está danificada ou incompleta. Envie de novo ou salve-a outra vez antes.
error-person-none = Não encontro ninguém nessa imagem. Envie uma que mostre alguém de frente.
error-person-too-small = A pessoa está pequena demais nessa imagem. Envie uma em que ela ocupe mais.
error-person-cut-off = Aparece muito pouco da pessoa. Deve mostrar pelo menos a cabeça e os ombros até a cintura.
error-dance-unknown = Não existe uma dança chamada “{ $dance }”. Use /dances para ver todas.
error-driver-broken = Esse vídeo não pode ser lido. Tente outro arquivo MP4, MOV ou WebM.
error-driver-too-long = Esse vídeo tem { $seconds } s; até { $limit } s são possíveis.
error-driver-too-large = Esse vídeo tem { $megabytes } MB; até { $limit } MB são possíveis.
error-driver-no-person = Não encontro ninguém dançando nesse vídeo.
error-size-unreachable = O clipe não cabe no tamanho permitido aqui. Escolha uma dança mais curta ou um formato menor.
error-timed-out = Demorou demais e foi interrompido. Tente uma foto menor ou outra dança.
error-out-of-memory = Precisou de mais memória do que há. Tente uma foto menor.
error-memory-short = Isso precisa de pelo menos { $needed } de memória, e há { $available }. Escolha um formato menor ou outra qualidade; quem cuida deste bot pode dar a ele mais memória ou uma placa de vídeo.
error-too-many-jobs-of-user = Você já tem { $open } danças na fila. Espere uma terminar ou cancele uma.
error-too-many-jobs-of-community = Já há { $open } danças na fila aqui. Espere uma terminar.
error-job-unknown = Essa dança não está mais registrada.
error-job-not-yours = Só quem pediu pode fazer isso.
error-job-ended = Essa dança já terminou.
error-media-missing = A foto já foi apagada. Envie de novo, por favor.
error-media-empty = Esse arquivo está vazio. Envie a foto de novo, por favor.
error-media-too-large = Esse arquivo é grande demais; até { $limit } MB são possíveis.

## Remarks on a photo

note-animated-first-frame = Essa imagem se mexe; uso o primeiro quadro.
note-several-people = Há várias pessoas na imagem; a principal dança. Com uma só é mais seguro.
note-half-body = As pernas não aparecem inteiras, então só a metade de cima vai dançar. Dos pés à cabeça, as pernas dançam também.
note-folded-legs = A pessoa está sentada ou agachada, então só a metade de cima vai dançar. Em pé, as pernas dançam também.
note-side-view = A pessoa está de lado. Uma imagem de frente dança melhor.
note-back-view = A pessoa está de costas. Uma imagem de frente dança melhor.
note-cut-off = Parte da pessoa está fora da imagem e vai faltar. Uma imagem da pessoa inteira dança melhor.
note-head-cut-off = O alto da cabeça está fora da imagem e vai faltar. Uma imagem com algum espaço acima da cabeça dança melhor.
note-hands-cut-off = Uma das mãos está fora da imagem e vai faltar. Uma imagem com as duas mãos dança melhor.
note-arms-crossed = Os braços estão na frente do corpo e podem se rasgar ao se mexer. Braços um pouco afastados do corpo dançam melhor.
note-small-person = A pessoa está pequena na imagem. Mais de perto o clipe fica mais nítido.
note-uncertain = Não sei bem onde está a pessoa; o clipe pode ficar estranho. Uma imagem nítida de frente é mais segura.
note-drawn-smaller = Faltou memória, então foi desenhado menor e depois ampliado: está menos nítido do que poderia.
note-short-windows = Faltou memória, então menos quadros foram desenhados juntos: o movimento está menos estável do que poderia.
note-lite-unusable = O modelo pequeno não pôde ser usado aqui, então esta é a qualidade “prévia”; quem administra este bot pode resolver.

## Dances

dance-arm-chain = Corrente de braços
dance-arm-chain-about = Um braço por tempo, três balanços e uma palma
dance-backslide = Backslide
dance-backslide-about = Deslize de lado, toque a aba, aponte e pose
dance-charleston = Charleston
dance-charleston-about = Chutes e calcanhares girando, dos anos vinte
dance-dab = Dab
dance-dab-about = Balance, prepare e esconda o rosto no cotovelo
dance-disco = Disco
dance-disco-about = Aponte para o céu, gire os braços e pose
dance-floss = Floss
dance-floss-about = Braços retos para um lado, quadris para o outro
dance-heel-skip = Salto de calcanhar
dance-heel-skip-about = Salte, toque os calcanhares e termine de óculos
dance-kemusan = Kemusan
dance-kemusan-about = Sujeito Três: mãos de flor e quadris balançando
dance-pony-ride = Cavalgada
dance-pony-ride-about = Pule como um cavaleiro e gire o laço
dance-robot = Robô
dance-robot-about = Uma articulação por vez, no tempo exato
dance-running-man = Running Man
dance-running-man-about = Corra no lugar agitando os punhos
dance-salsa = Salsa
dance-salsa-about = Rápido, rápido, lento, com quadris girando
dance-twist = Twist
dance-twist-about = Gire e seque as costas com uma toalha
dance-wave = Onda
dance-wave-about = Uma onda da ponta dos dedos à outra
## The chat page

web-tagline = Feito nesta máquina. Nada sai dela.
web-welcome = Faça qualquer um dançar
web-welcome-how = Envie a foto de uma pessoa, da cabeça aos pés se puder. Escolha uma dança. Logo o clipe está aqui.
web-drop-photo = Solte, cole ou escolha uma foto
web-drop-here = Solte e a dança começa
web-pick-photo = Escolher uma foto
web-take-photo = Tirar uma foto
web-any-dance = Ou escolha primeiro a dança
web-forget-dance = Ainda sem dança
web-more = Mais
web-dances = Danças
web-status = Meus clipes em andamento
web-cancel = Cancelar tudo
web-settings = Configurações
web-privacy = Privacidade
web-help = Ajuda
web-erase = Apagar meus dados
web-erase-sure = Apagar aqui seus clipes, fotos e configurações? Não dá para desfazer.
web-erase-yes = Apagar tudo
web-erase-no = Manter
web-your-photo = Sua foto
web-conversation = Conversa
web-message-from-bot = anydance
web-message-from-you = Você
web-progress = Progresso
web-sound-on = Ligar o som
web-sound-off = Desligar o som
web-play = Reproduzir
web-pause = Pausar
web-download = Baixar
web-clip = O clipe
web-sending = A resposta está a caminho
web-offline = Sem conexão com o anydance. Ele ainda está rodando?
web-too-large = Esta foto é grande demais: o limite é 30 MB.
web-went-wrong = Algo deu errado. Tente de novo.
