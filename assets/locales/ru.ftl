# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = танец
command-dance-about = Пусть человек на фото станцует
command-dance-photo = фото
command-dance-photo-about = Фото одного человека, спереди
command-dance-dance = танец
command-dance-dance-about = Какой танец; без него покажется меню
command-dance-quality = качество
command-dance-quality-about = С каким качеством, из доступных; без него как в настройках
command-dances = танцы
command-dances-about = Посмотреть все танцы
command-status = статус
command-status-about = Место в очереди и сколько осталось
command-cancel = отмена
command-cancel-about = Отменить свой танец
command-again-about = Последний танец ещё раз
command-settings = настройки
command-settings-about = Качество, формат, фон, музыка и язык клипов
command-privacy = приватность
command-privacy-about = Что о вас хранится и как это стереть
command-privacy-erase = стереть
command-privacy-erase-about = Стереть всё, что о вас хранится
command-help = помощь
command-help-about = Как это работает и какие фото танцуют лучше
command-make-it-dance = Пусть танцует

## Buttons

button-agree = Согласен
button-again = Ещё раз
button-in-quality = В качестве «{ $quality }»
button-other = Другой танец
button-delete = Удалить
button-report = Пожаловаться
button-cancel = Отмена
button-cancel-dance = Отменить: { $dance }
button-anyway = Всё равно { $dance }
button-upper-half = { $dance } верхней половиной
button-never-me = Не использовать мои фото
button-allow-me = Снова разрешить мои фото
button-erase = Стереть мои данные
button-next = Дальше
button-back = Назад
button-choose = Выбрать танец

## First use

terms-title = Перед первым танцем:
terms-photos = Используйте только свои фото или фото тех, кто согласился. Никаких детей, наготы и насмешек.
terms-label = На каждом клипе есть маленькая пометка, что он сделан ИИ.
terms-kept = Фото удаляется, когда танец готов, ожидающее — примерно через час; клипы хранятся недолго.
agreed = Спасибо!

## Dance

photo-wanted = Пришлите фото одного человека: спереди, с головы до ног, руки чуть в стороны, при хорошем свете.
photo-of-album = Из альбома беру одно фото: это.
menu-title = Какой танец выберем?
anyway-title = Станцевать всё равно можно. Продолжить или выбрать другой танец?
dances-title = Вот все танцы:
dances-line = { $name }: { $about }
dance-beats = Ударов в минуту: { $bpm }

## Progress

status-none = Сейчас у вас нет танцев в работе. Пришлите фото, чтобы начать.
status-waiting = { $dance }: в очереди.
status-no-worker = Сейчас это некому сделать. Ждём, пока кто-нибудь появится.
status-draft = Пока что быстрая версия. Лучшая уже делается.
status-queued = { $dance }: номер { $position } в очереди
status-starting = { $dance }: сейчас начнётся…
status-rendering = { $dance }: в работе
status-progress = { $bar } { $percent } %
time-left-seconds = Осталось около { $count } с
time-left-minutes = Осталось около { $count } мин
time-left-hours = Осталось около { $count } ч
stage-models = Разминка
stage-photo = Открываю фото
stage-person = Ищу человека
stage-motion = Учу шаги
stage-puppet = Готовлюсь двигаться
stage-frames = Танцую
stage-denoising = Шаг { $step } из { $steps }
stage-faces = Лицо, шаг { $step } из { $steps }
stage-finish = Заканчиваю клип
stage-working = В работе

## How it ended

result-done = { $dance } · сделано ИИ
result-failed = { $dance }: не получилось.
result-cancelled = { $dance }: отменено.
cancel-done = Отменено.
cancel-which = Что отменить?
removed = Клип удалён.
reported = Спасибо. Клип скрыт, оператору сообщили.

## Help

help-begin = Пришлите фото или используйте /dance и выберите танец. Вы получите видео с музыкой, сделанное на собственной машине этого бота.
help-photo = Лучше всего фото одного человека спереди, с головы до ног, руки чуть в стороны, при хорошем свете. Рисунки тоже подходят.
help-commands = /dances — все танцы, /status — место в очереди, /cancel — отмена, /settings — формат, музыка и язык, /privacy — посмотреть и стереть то, что хранится.
help-label = На каждом клипе указано, что он сделан ИИ. Используйте только фото тех, кто согласился.

## Settings

settings-title = Ваши настройки
setting-quality = Качество: { $value }
setting-quality-preview = Черновик (быстро)
setting-quality-lite = Лайт (лучше)
setting-quality-studio = Студия (лучше всего, медленно)
quality-preview = Черновик
quality-lite = Лайт
quality-studio = Студия
quality-away = Качество «{ $quality }» сейчас недоступно.
quality-instead = Качество «{ $wished }» было недоступно, поэтому это «{ $quality }».
setting-shape = Формат: { $value }
setting-shape-portrait = Портрет 2:3
setting-shape-tall = Высокий 9:16
setting-shape-square = Квадрат
setting-background = Фон: { $value }
setting-background-photo = Как на фото
setting-background-blur = Размытый
setting-background-plain = Однотонный
setting-music = Музыка: { $value }
setting-music-on = С музыкой
setting-music-off = Без музыки
setting-language = Ниже можно выбрать язык.
language-auto = Как в моём приложении

## Privacy

privacy-kept = Хранятся: ваши настройки, ваше согласие, ссылки на ваши последние фото в этом чате и примерно неделю список ваших танцев. Фото удаляется, когда танец готов (после неудачи или без дела — примерно через час), клип — спустя короткое время.
privacy-never-sold = Ничто не покидает собственных машин этого бота и не идёт на обучение.
privacy-opt-out = Если другие захотят использовать ваши фото здесь, вы можете запретить это навсегда.
privacy-opted-out = Никто другой не может сделать здесь танец из ваших фото.
privacy-erased = Стёрто: ваши танцы ({ $jobs }) с фото и клипами, настройки и согласие.

## Refusals

refused-blocked = Вы не можете пользоваться этим ботом. Если это ошибка, обратитесь к его владельцам.
refused-cannot-post = Мне нельзя публиковать здесь видео. Попросите администратора разрешить или напишите мне лично.
refused-dance-unknown-but = Танца «{ $dance }» нет. Может быть, «{ $suggestion }»?
refused-not-your-button = Эта кнопка чужая. Пришлите своё фото, и будет своя.
refused-photo-not-fetched = Не удалось получить фото. Пришлите его ещё раз.
refused-photo-gone = Фото уже удалено. Пришлите его ещё раз.
refused-unknown-setting = Такой настройки больше нет. Все есть в /settings.
refused-unknown-quality = Такого качества нет. Доступные есть в /settings.
refused-not-your-photo = Это чужое фото. Пришлите своё.
refused-anonymous = Здесь не видно, кто спрашивает, а танец принадлежит одному человеку. Напишите от своего имени или мне лично.
refused-no-photo = В этом сообщении нет фото.
refused-too-fast = Слишком быстро. Попробуйте через минутку.

## What is wrong

error-machine = У нас что-то пошло не так. Попробуйте позже.
error-photo-empty = Файл пуст. Пришлите фото ещё раз.
error-photo-too-large = Размер файла { $megabytes } МБ; фото могут быть до { $limit } МБ.
error-photo-too-many-pixels = На картинке { $megapixels } мегапикселей; можно не больше { $limit }.
error-photo-too-small = Картинка всего { $width } × { $height } пикселей; нужно хотя бы { $limit } с каждой стороны.
error-photo-not-a-picture = Этот файл не фото. Пришлите картинку JPEG, PNG, WebP, GIF или HEIC.
error-photo-unsupported-format = Это файл { $format }. Пришлите картинку JPEG, PNG, WebP, GIF или HEIC.
error-photo-broken = Картинка повреждена или неполная. Пришлите её ещё раз или сначала пересохраните.
error-person-none = Не вижу человека на картинке. Пришлите ту, где кто-то виден спереди.
error-person-too-small = Человек на картинке слишком мал. Пришлите ту, где он крупнее.
error-person-cut-off = Человека видно слишком мало. Нужны хотя бы голова и плечи до пояса.
error-dance-unknown = Танца «{ $dance }» нет. Все есть в /dances.
error-driver-broken = Это видео не читается. Попробуйте другой файл MP4, MOV или WebM.
error-driver-too-long = Видео длится { $seconds } с; можно не больше { $limit } с.
error-driver-too-large = Размер видео { $megabytes } МБ; можно не больше { $limit } МБ.
error-driver-no-person = Не вижу танцующего в этом видео.
error-size-unreachable = Клип не удаётся сделать достаточно маленьким для публикации здесь. Выберите танец короче или формат меньше.
error-timed-out = Это заняло слишком много времени и было остановлено. Попробуйте фото поменьше или другой танец.
error-out-of-memory = Не хватило памяти. Попробуйте фото поменьше.
error-memory-short = Для этого нужно не меньше { $needed } памяти, а есть { $available }. Выберите формат поменьше или другое качество; владельцы бота могут дать ему больше памяти или видеокарту.
error-too-many-jobs-of-user = Ваших танцев в очереди: { $open }. Дождитесь конца одного или отмените один.
error-too-many-jobs-of-community = Танцев в очереди здесь: { $open }. Дождитесь конца одного.
error-job-unknown = Об этом танце больше нет записи.
error-job-not-yours = Это может только тот, кто просил.
error-job-ended = Этот танец уже закончился.
error-media-missing = Фото уже удалено. Пришлите его ещё раз.
error-media-empty = Файл пуст. Пришлите фото ещё раз.
error-media-too-large = Файл слишком большой; можно до { $limit } МБ.

## Remarks on a photo

note-animated-first-frame = Эта картинка движется; беру первый кадр.
note-several-people = На картинке несколько человек; танцует главный. С одним человеком надёжнее.
note-half-body = Ноги видны не целиком, поэтому танцует только верхняя половина. В полный рост танцуют и ноги.
note-folded-legs = Человек сидит или присел, поэтому танцует только верхняя половина. Стоя танцуют и ноги.
note-side-view = Человек стоит боком. Фото спереди танцует лучше.
note-back-view = Человек виден со спины. Фото спереди танцует лучше.
note-cut-off = Часть человека за краем картинки, её не будет. Человек целиком танцует лучше.
note-head-cut-off = Верх головы за краем картинки, его не будет. С небольшим местом над головой танец лучше.
note-hands-cut-off = Рука за краем картинки, кисти не будет. Фото с обеими руками танцует лучше.
note-arms-crossed = Руки лежат поверх тела и могут рваться в движении. Руки чуть в стороне от тела танцуют лучше.
note-small-person = Человек на картинке мал. Чем ближе, тем чётче клип.
note-uncertain = Не совсем ясно, где человек; клип может выглядеть странно. Чёткое фото спереди надёжнее.
note-drawn-smaller = Памяти не хватало, поэтому кадры нарисованы меньше и увеличены: резкость ниже, чем могла бы быть.
note-short-windows = Памяти не хватало, поэтому вместе рисовалось меньше кадров: движение менее плавное, чем могло бы быть.
note-lite-unusable = Малую модель здесь использовать не удалось, поэтому это качество «предпросмотр»; тот, кто держит этого бота, может это исправить.

## Dances

dance-arm-chain = Цепочка рук
dance-arm-chain-about = По руке на удар, три качания и хлопок
dance-backslide = Бэкслайд
dance-backslide-about = Скользить вбок, коснуться шляпы, указать, замереть
dance-charleston = Чарльстон
dance-charleston-about = Махи и повороты пяток из двадцатых
dance-dab = Дэб
dance-dab-about = Пружинить, замах и лицо в локоть
dance-disco = Диско
dance-disco-about = Указать в небо, покрутить руками, замереть
dance-floss = Флосс
dance-floss-about = Прямые руки в одну сторону, бёдра в другую
dance-heel-skip = Пяточка
dance-heel-skip-about = Прыжки, касания пяток, в конце — очки
dance-kemusan = Кемусань
dance-kemusan-about = «Предмет три»: руки-цветы и качание бёдер
dance-pony-ride = Наездник
dance-pony-ride-about = Скакать, как всадник, и крутить лассо
dance-robot = Робот
dance-robot-about = Сустав за суставом, точно в счёт
dance-running-man = Бегущий человек
dance-running-man-about = Бег на месте с махами кулаков
dance-salsa = Сальса
dance-salsa-about = Быстро-быстро-медленно, бёдра по кругу
dance-twist = Твист
dance-twist-about = Крутиться и вытирать спину полотенцем
dance-wave = Волна
dance-wave-about = Волна от кончиков пальцев до кончиков
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
