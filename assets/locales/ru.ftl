# Words of the bot.

## The chat page

web-tagline = Сделано на этом компьютере. Ничего не уходит наружу.
web-welcome = Пусть танцует каждый
web-welcome-how = Отправьте фото одного человека, лучше в полный рост. Выберите танец. Чуть позже клип будет здесь.
web-drop-photo = Перетащите, вставьте или выберите фото
web-drop-here = Отпустите, и танец начнётся
web-pick-photo = Выбрать фото
web-take-photo = Сделать фото
web-any-dance = Или сначала выберите танец
web-forget-dance = Пока без танца
web-more = Ещё
web-dances = Танцы
web-status = Мои клипы в работе
web-cancel = Отменить все
web-settings = Настройки
web-privacy = Конфиденциальность
web-help = Помощь
web-erase = Удалить мои данные
web-erase-sure = Удалить здесь ваши клипы, фото и настройки? Отменить это нельзя.
web-erase-yes = Удалить всё
web-erase-no = Оставить
web-your-photo = Ваше фото
web-conversation = Беседа
web-message-from-bot = anydance
web-message-from-you = Вы
web-progress = Ход работы
web-sound-on = Включить звук
web-sound-off = Выключить звук
web-play = Воспроизвести
web-pause = Пауза
web-download = Скачать
web-clip = Клип
web-sending = Ответ уже в пути
web-offline = Нет связи с anydance. Он ещё работает?
web-too-large = Это фото слишком большое: не более 30 МБ.
web-went-wrong = Что-то пошло не так. Попробуйте ещё раз.
