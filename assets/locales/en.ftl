# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = dance
command-dance-about = Make the person in a photo dance
command-dance-photo = photo
command-dance-photo-about = A photo of one person, from the front
command-dance-dance = dance
command-dance-dance-about = Which dance; leave it out to see the menu
command-dance-quality = quality
command-dance-quality-about = How well it is made, of what is on offer; as set without it
command-dances = dances
command-dances-about = See all dances
command-status = status
command-status-about = See your place in line and the time left
command-cancel = cancel
command-cancel-about = Cancel your dance
command-again-about = Your last dance once more
command-settings = settings
command-settings-about = Quality, shape, background, music and language of your clips
command-privacy = privacy
command-privacy-about = What is kept about you, and how to erase it
command-privacy-erase = erase
command-privacy-erase-about = Erase everything that is kept about you
command-help = help
command-help-about = How it works and which photos dance best
command-make-it-dance = Make it dance

## Buttons

button-agree = I agree
button-again = Again
button-in-quality = In quality { $quality }
button-other = Other dance
button-delete = Delete
button-report = Report
button-cancel = Cancel
button-cancel-dance = Cancel { $dance }
button-anyway = { $dance } anyway
button-upper-half = { $dance } with the upper half
button-never-me = Never use my photos
button-allow-me = Allow my photos again
button-erase = Erase my data
button-next = Next
button-back = Back
button-choose = Choose a dance

## First use

terms-title = Before the first dance:
terms-photos = Use only photos of yourself, or of people who said yes to it. No children, no nudity, nobody made a fool of.
terms-label = Every clip carries a small label that says it was made by AI.
terms-kept = Your photo is deleted when its dance is done, a waiting one after about an hour; clips are kept only for a short time.
agreed = Thank you!

## Dance

photo-wanted = Send me a photo of one person: from the front, head to feet in the picture, arms a little away from the body, in good light.
photo-of-album = I take one photo of an album: this one.
menu-title = Which dance shall it be?
anyway-title = It can dance all the same. Go on, or choose another dance?
dances-title = These are the dances:
dances-line = { $name }: { $about }
dance-beats = { $bpm } beats a minute

## Progress

status-none = You have no dance under way. Send me a photo to start one.
status-waiting = { $dance } is in line.
status-no-worker = Nobody is there to make it right now. It waits until somebody is.
status-draft = To begin with, a quick version. The better one is on its way.
status-queued = { $dance }: number { $position } in line
status-starting = { $dance } is about to start …
status-rendering = { $dance } is being made
status-progress = { $bar } { $percent } %
time-left-seconds = About { $count } s to go
time-left-minutes = About { $count } min to go
time-left-hours = About { $count } h to go
stage-models = Warming up
stage-photo = Opening the photo
stage-person = Finding the person
stage-motion = Learning the steps
stage-puppet = Getting ready to move
stage-frames = Dancing
stage-denoising = Step { $step } of { $steps }
stage-faces = The face, step { $step } of { $steps }
stage-finish = Finishing the clip
stage-working = Working on it

## How it ended

result-done = { $dance } · made by AI
result-failed = { $dance } did not work out.
result-cancelled = { $dance } was cancelled.
cancel-done = Cancelled.
cancel-which = Which one shall be cancelled?
removed = The clip is deleted.
reported = Thank you. The clip is hidden, and the operator was told.

## Help

help-begin = Send me a photo, or use /dance, and pick a dance. You get a video with music, made on this bot's own machine.
help-photo = Best are photos of one person, seen from the front, head to feet, arms a little away from the body, in good light. Drawings work too.
help-commands = /dances shows all dances, /status your place in line, /cancel stops, /settings changes shape, music and language, /privacy shows and erases what is kept.
help-label = Every clip is labelled as made by AI. Use only photos of people who said yes.

## Settings

settings-title = Your settings
setting-quality = Quality: { $value }
setting-quality-preview = Preview (quick)
setting-quality-lite = Lite (better)
setting-quality-studio = Studio (best, slow)
quality-preview = Preview
quality-lite = Lite
quality-studio = Studio
quality-away = The quality “{ $quality }” is not on offer right now.
quality-instead = The quality “{ $wished }” was not on offer, so this is “{ $quality }”.
setting-shape = Shape: { $value }
setting-shape-portrait = Portrait 2:3
setting-shape-tall = Tall 9:16
setting-shape-square = Square
setting-background = Background: { $value }
setting-background-photo = From the photo
setting-background-blur = Blurred
setting-background-plain = Plain
setting-music = Music: { $value }
setting-music-on = With music
setting-music-off = Without music
setting-language = A language can be chosen below.
language-auto = As my app says

## Privacy

privacy-kept = Kept are: your settings, your consent, links to your last photos in this chat, and a record of your dances for about a week. A photo is deleted when its dance is done (after a failure or unused: about an hour), a clip after a short time.
privacy-never-sold = Nothing leaves this bot's own machines, and nothing is used to train anything.
privacy-opt-out = If others try to use your photos here, you can forbid it for good.
privacy-opted-out = Nobody else can make a dance of your photos here.
privacy-erased = Erased: your dances ({ $jobs }) with their photos and clips, your settings and your consent.

## Refusals

refused-blocked = You cannot use this bot. Ask the people who run it if you think that is a mistake.
refused-cannot-post = I may not post videos here. Ask an admin to allow it, or write to me in private.
refused-dance-unknown-but = There is no dance called “{ $dance }”. Did you mean “{ $suggestion }”?
refused-not-your-button = This button belongs to someone else. Send your own photo to get your own.
refused-photo-not-fetched = The photo could not be fetched. Please send it again.
refused-photo-gone = The photo is deleted already. Please send it again.
refused-unknown-setting = There is no such setting any more. Use /settings to see them all.
refused-unknown-quality = There is no such quality. /settings shows those on offer.
refused-not-your-photo = That is somebody else's photo. Send one of your own.
refused-anonymous = I cannot tell who is asking here, and a dance belongs to one person. Post as yourself, or write to me in private.
refused-no-photo = There is no photo in that message.
refused-too-fast = That was very fast. Try again in a moment.

## What is wrong

error-machine = Something went wrong on our side. Please try again later.
error-photo-empty = That file is empty. Please send the photo again.
error-photo-too-large = That file is { $megabytes } MB; photos may be up to { $limit } MB.
error-photo-too-many-pixels = That picture has { $megapixels } megapixels; up to { $limit } are possible.
error-photo-too-small = That picture is only { $width } × { $height } pixels; it needs at least { $limit } on each side.
error-photo-not-a-picture = That file is not a photo. Send a JPEG, PNG, WebP, GIF or HEIC picture.
error-photo-unsupported-format = That is a { $format } file. Send a JPEG, PNG, WebP, GIF or HEIC picture.
error-photo-broken = That picture is damaged or incomplete. Send it again, or save it anew first.
error-person-none = I cannot find a person in that picture. Send one that shows somebody from the front.
error-person-too-small = The person is too small in that picture. Send one where they fill more of it.
error-person-cut-off = Too little of the person is in the picture. It should show at least head and shoulders down to the waist.
error-dance-unknown = There is no dance called “{ $dance }”. Use /dances to see them all.
error-driver-broken = That video cannot be read. Try another MP4, MOV or WebM file.
error-driver-too-long = That video is { $seconds } s long; up to { $limit } s are possible.
error-driver-too-large = That video is { $megabytes } MB; up to { $limit } MB are possible.
error-driver-no-person = I cannot find a dancer in that video.
error-size-unreachable = The clip cannot be made small enough to be posted here. Choose a shorter dance or a smaller shape.
error-timed-out = It took too long and was stopped. Try a smaller photo or another dance.
error-out-of-memory = It took more memory than there is. Try a smaller photo.
error-memory-short = That takes at least { $needed } of memory, and there are { $available }. Choose a smaller shape or another quality; whoever runs this bot can give it more memory or a graphics card.
error-too-many-jobs-of-user = You have { $open } dances in line already. Wait for one to finish, or cancel one.
error-too-many-jobs-of-community = There are { $open } dances in line here already. Wait for one to finish.
error-job-unknown = That dance is not on record any more.
error-job-not-yours = Only the one who asked for it can do that.
error-job-ended = That dance has ended already.
error-media-missing = The photo is deleted already. Please send it again.
error-media-empty = That file is empty. Please send the photo again.
error-media-too-large = That file is too large; up to { $limit } MB are possible.

## Remarks on a photo

note-animated-first-frame = That picture moves; I take its first frame.
note-several-people = There are several people in the picture; the main one dances. A picture of one alone is safer.
note-half-body = The legs are not wholly in the picture, so only the upper half will dance. Head to feet, the legs dance too.
note-folded-legs = The person sits or crouches, so only the upper half will dance. Standing, the legs dance too.
note-side-view = The person stands sideways. A picture from the front dances better.
note-back-view = The person is seen from behind. A picture from the front dances better.
note-cut-off = Part of the person is outside the picture and will be missing. A picture with the whole person dances better.
note-head-cut-off = The top of the head is outside the picture and will be missing. A picture with some room above the head dances better.
note-hands-cut-off = A hand is outside the picture and will be missing. A picture with both hands in it dances better.
note-arms-crossed = The arms lie across the body and may tear as they move. Arms hanging a little away from it dance better.
note-small-person = The person is small in the picture. A closer one gives a sharper clip.
note-uncertain = I am not quite sure where the person is; the clip may look odd. A clear picture from the front is safer.
note-drawn-smaller = Memory was short, so it was drawn smaller and then enlarged: it is less sharp than it could be.
note-short-windows = Memory was short, so fewer frames were drawn together: its motion is less steady than it could be.
note-lite-unusable = The small model could not be used here, so this is the quality “preview”; whoever runs this bot can mend it.

## Dances

dance-arm-chain = Arm Chain
dance-arm-chain-about = One arm a beat, then three sways and a clap
dance-backslide = Backslide
dance-backslide-about = Glide sideways, touch the brim, point and pose
dance-charleston = Charleston
dance-charleston-about = Kicks and swivelling heels from the twenties
dance-dab = Dab
dance-dab-about = Bounce, load, and hide the face in the elbow
dance-disco = Disco
dance-disco-about = Point to the sky, roll the arms and pose
dance-floss = Floss
dance-floss-about = Straight arms one way, hips the other
dance-heel-skip = Heel Skip
dance-heel-skip-about = Skip, tap the heels, finish with goggles
dance-kemusan = Kemusan
dance-kemusan-about = Subject Three: flower hands and swinging hips
dance-pony-ride = Pony Ride
dance-pony-ride-about = Hop like a rider and swing the lasso
dance-robot = Robot
dance-robot-about = One joint at a time, exactly on the count
dance-running-man = Running Man
dance-running-man-about = Run on the spot with pumping fists
dance-salsa = Salsa
dance-salsa-about = Quick-quick-slow with rolling hips
dance-twist = Twist
dance-twist-about = Swivel and dry your back with a towel
dance-wave = Wave
dance-wave-about = A wave from fingertip to fingertip

## The chat page

web-tagline = Made on this machine. Nothing leaves it.
web-welcome = Make anyone dance
web-welcome-how = Send a photo of one person, head to toe if you can. Pick a dance. A moment later the clip is here.
web-drop-photo = Drop, paste or pick a photo
web-drop-here = Let go, and the dance begins
web-pick-photo = Pick a photo
web-take-photo = Take a photo
web-any-dance = Or pick the dance first
web-forget-dance = No dance yet
web-more = More
web-dances = Dances
web-status = My clips under way
web-cancel = Cancel all
web-settings = Settings
web-privacy = Privacy
web-help = Help
web-erase = Delete my data
web-erase-sure = Delete your clips, photos and settings here? This cannot be undone.
web-erase-yes = Delete everything
web-erase-no = Keep
web-your-photo = Your photo
web-conversation = Conversation
web-message-from-bot = anydance
web-message-from-you = You
web-progress = Progress
web-sound-on = Sound on
web-sound-off = Sound off
web-play = Play
web-pause = Pause
web-download = Download
web-clip = The clip
web-sending = An answer is on its way
web-offline = There is no connection to anydance. Is it still running?
web-too-large = This photo is too large: 30 MB is the limit.
web-went-wrong = Something went wrong here. Please try once more.
