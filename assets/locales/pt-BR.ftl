# Words of the bot.

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
