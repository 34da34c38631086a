# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = 춤
command-dance-about = 사진 속 사람을 춤추게 합니다
command-dance-photo = 사진
command-dance-photo-about = 한 사람이 정면으로 나온 사진
command-dance-dance = 춤종류
command-dance-dance-about = 어떤 춤인지, 비워 두면 메뉴가 나옵니다
command-dance-quality = 품질
command-dance-quality-about = 지금 고를 수 있는 품질, 비워 두면 설정대로
command-dances = 춤목록
command-dances-about = 모든 춤 보기
command-status = 상태
command-status-about = 순서와 남은 시간 보기
command-cancel = 취소
command-cancel-about = 내 춤 취소하기
command-again-about = 마지막 춤을 한 번 더
command-settings = 설정
command-settings-about = 영상의 품질, 비율, 배경, 음악, 언어
command-privacy = 개인정보
command-privacy-about = 저장된 정보와 지우는 방법
command-privacy-erase = 삭제
command-privacy-erase-about = 나에 대해 저장된 것을 모두 지우기
command-help = 도움말
command-help-about = 사용법과 잘 추는 사진
command-make-it-dance = 춤추게 하기

## Buttons

button-agree = 동의합니다
button-again = 다시
button-in-quality = { $quality } 품질로
button-other = 다른 춤
button-delete = 삭제
button-report = 신고
button-cancel = 취소
button-cancel-dance = { $dance } 취소
button-anyway = 그래도 { $dance }
button-upper-half = 상반신으로 { $dance }
button-never-me = 내 사진 사용 금지
button-allow-me = 내 사진 다시 허용
button-erase = 내 데이터 지우기
button-next = 다음
button-back = 이전
button-choose = 춤 고르기

## First use

terms-title = 첫 춤을 추기 전에:
terms-photos = 본인의 사진이나 동의한 사람의 사진만 쓰세요. 어린이, 노출, 남을 웃음거리로 만드는 것은 안 됩니다.
terms-label = 모든 영상에는 AI로 만들었다는 작은 표시가 들어갑니다.
terms-kept = 사진은 춤이 완성되면 지워지고, 기다리는 사진도 한 시간쯤 뒤 지워집니다. 영상도 잠시만 보관됩니다.
agreed = 고맙습니다!

## Dance

photo-wanted = 한 사람의 사진을 보내 주세요. 정면에서 머리부터 발까지 나오고, 팔이 몸에서 조금 떨어져 있고, 밝은 사진이 좋습니다.
photo-of-album = 앨범에서는 한 장만 씁니다. 바로 이 사진입니다.
menu-title = 어떤 춤으로 할까요?
anyway-title = 그래도 출 수 있어요. 계속할까요, 아니면 다른 춤을 고를까요?
dances-title = 출 수 있는 춤:
dances-line = { $name }: { $about }
dance-beats = 분당 { $bpm }박

## Progress

status-none = 진행 중인 춤이 없습니다. 사진을 보내면 시작합니다.
status-waiting = { $dance }: 순서를 기다리고 있습니다.
status-no-worker = 지금은 만들 수 있는 곳이 없습니다. 생길 때까지 기다립니다.
status-draft = 우선 빠르게 만든 버전입니다. 더 나은 버전을 만들고 있습니다.
status-queued = { $dance }: 대기 { $position }번
status-starting = { $dance }: 곧 시작합니다…
status-rendering = { $dance }: 만드는 중
status-progress = { $bar } { $percent }%
time-left-seconds = 약 { $count }초 남음
time-left-minutes = 약 { $count }분 남음
time-left-hours = 약 { $count }시간 남음
stage-models = 준비 운동 중
stage-photo = 사진을 여는 중
stage-person = 사람을 찾는 중
stage-motion = 스텝을 배우는 중
stage-puppet = 움직일 준비 중
stage-frames = 춤추는 중
stage-denoising = { $steps }단계 중 { $step }단계
stage-faces = 얼굴, { $steps }단계 중 { $step }단계
stage-finish = 영상을 마무리하는 중
stage-working = 작업 중

## How it ended

result-done = { $dance } · AI로 만듦
result-failed = { $dance }: 잘되지 않았습니다.
result-cancelled = { $dance }: 취소되었습니다.
cancel-done = 취소했습니다.
cancel-which = 어느 것을 취소할까요?
removed = 영상을 삭제했습니다.
reported = 고맙습니다. 영상을 숨기고 운영자에게 알렸습니다.

## Help

help-begin = 사진을 보내거나 /dance를 쓰고 춤을 고르세요. 이 봇의 자체 컴퓨터에서 만든 음악 있는 영상을 받습니다.
help-photo = 한 사람이 정면에서 머리부터 발까지 나오고, 팔이 몸에서 조금 떨어진 밝은 사진이 가장 좋습니다. 그림도 됩니다.
help-commands = /dances는 모든 춤, /status는 순서, /cancel은 취소, /settings는 비율·음악·언어 변경, /privacy는 저장된 정보를 보고 지웁니다.
help-label = 모든 영상에는 AI로 만들었다는 표시가 있습니다. 동의한 사람의 사진만 쓰세요.

## Settings

settings-title = 내 설정
setting-quality = 품질: { $value }
setting-quality-preview = 미리보기 (빠름)
setting-quality-lite = 라이트 (더 좋음)
setting-quality-studio = 스튜디오 (가장 좋음, 느림)
quality-preview = 미리보기
quality-lite = 라이트
quality-studio = 스튜디오
quality-away = “{ $quality }” 품질은 지금 쓸 수 없습니다.
quality-instead = “{ $wished }” 품질을 쓸 수 없어서 “{ $quality }” 품질입니다.
setting-shape = 비율: { $value }
setting-shape-portrait = 세로 2:3
setting-shape-tall = 긴 세로 9:16
setting-shape-square = 정사각형
setting-background = 배경: { $value }
setting-background-photo = 사진 그대로
setting-background-blur = 흐리게
setting-background-plain = 단색
setting-music = 음악: { $value }
setting-music-on = 음악 있음
setting-music-off = 음악 없음
setting-language = 아래에서 언어를 고를 수 있습니다.
language-auto = 내 앱의 언어대로

## Privacy

privacy-kept = 저장되는 것: 설정, 동의, 이 채팅에 있는 최근 사진의 링크, 약 일주일간의 춤 기록. 사진은 춤이 완성되면(실패했거나 쓰지 않았으면 약 한 시간 뒤), 영상은 잠시 뒤 지워집니다.
privacy-never-sold = 아무것도 이 봇의 자체 컴퓨터를 떠나지 않으며, 학습에도 쓰이지 않습니다.
privacy-opt-out = 다른 사람이 여기서 내 사진을 쓰지 못하도록 영구히 막을 수 있습니다.
privacy-opted-out = 다른 사람은 여기서 당신의 사진으로 춤을 만들 수 없습니다.
privacy-erased = 지웠습니다: 춤({ $jobs })과 그 사진과 영상, 설정, 동의.

## Refusals

refused-blocked = 이 봇을 사용할 수 없습니다. 잘못이라고 생각하면 운영자에게 문의하세요.
refused-cannot-post = 여기에는 영상을 올릴 수 없습니다. 관리자에게 허용을 부탁하거나 저에게 개인 메시지를 보내세요.
refused-dance-unknown-but = “{ $dance }”라는 춤은 없습니다. “{ $suggestion }”인가요?
refused-not-your-button = 이 버튼은 다른 사람의 것입니다. 사진을 보내면 본인의 버튼이 생깁니다.
refused-photo-not-fetched = 사진을 가져오지 못했습니다. 다시 보내 주세요.
refused-photo-gone = 사진이 이미 지워졌습니다. 다시 보내 주세요.
refused-unknown-setting = 그런 설정은 이제 없습니다. /settings에서 모두 볼 수 있습니다.
refused-unknown-quality = 그런 품질은 없습니다. /settings에서 쓸 수 있는 것을 볼 수 있습니다.
refused-not-your-photo = 다른 사람의 사진입니다. 본인의 사진을 보내 주세요.
refused-anonymous = 여기서는 누가 요청하는지 알 수 없습니다. 춤은 한 사람의 것이니 본인 이름으로 올리거나 저에게 개인 메시지를 보내세요.
refused-no-photo = 그 메시지에는 사진이 없습니다.
refused-too-fast = 너무 빨랐습니다. 잠시 뒤 다시 해 보세요.

## What is wrong

error-machine = 저희 쪽에 문제가 생겼습니다. 나중에 다시 해 보세요.
error-photo-empty = 파일이 비어 있습니다. 사진을 다시 보내 주세요.
error-photo-too-large = 파일이 { $megabytes } MB입니다. 사진은 { $limit } MB까지 됩니다.
error-photo-too-many-pixels = 그림이 { $megapixels }메가픽셀입니다. { $limit }메가픽셀까지 됩니다.
error-photo-too-small = 그림이 { $width } × { $height }픽셀뿐입니다. 각 변이 { $limit } 이상이어야 합니다.
error-photo-not-a-picture = 사진 파일이 아닙니다. JPEG, PNG, WebP, GIF, HEIC 그림을 보내 주세요.
error-photo-unsupported-format = { $format } 파일입니다. JPEG, PNG, WebP, GIF, HEIC 그림을 보내 주세요.
error-photo-broken = 그림이 손상되었거나 불완전합니다. 다시 보내거나 새로 저장해 보세요.
error-person-none = 그림에서 사람을 찾지 못했습니다. 정면으로 나온 사진을 보내 주세요.
error-person-too-small = 그림 속 사람이 너무 작습니다. 더 크게 나온 사진을 보내 주세요.
error-person-cut-off = 사람이 너무 조금만 나왔습니다. 적어도 머리와 두 어깨부터 허리까지 나와야 합니다.
error-dance-unknown = “{ $dance }”라는 춤은 없습니다. /dances에서 모두 볼 수 있습니다.
error-driver-broken = 영상을 읽을 수 없습니다. 다른 MP4, MOV, WebM 파일을 써 보세요.
error-driver-too-long = 영상이 { $seconds }초입니다. { $limit }초까지 됩니다.
error-driver-too-large = 영상이 { $megabytes } MB입니다. { $limit } MB까지 됩니다.
error-driver-no-person = 영상에서 춤추는 사람을 찾지 못했습니다.
error-size-unreachable = 여기에 올릴 만큼 영상을 작게 만들 수 없습니다. 더 짧은 춤이나 작은 비율을 고르세요.
error-timed-out = 너무 오래 걸려 멈췄습니다. 더 작은 사진이나 다른 춤을 써 보세요.
error-out-of-memory = 메모리가 부족했습니다. 더 작은 사진을 써 보세요.
error-memory-short = 이 작업에는 메모리가 최소 { $needed } 필요하지만 { $available }만 있습니다. 더 작은 크기나 다른 화질을 골라 주세요. 봇 운영자가 메모리나 그래픽 카드를 늘릴 수 있습니다.
error-too-many-jobs-of-user = 이미 춤 { $open }개가 대기 중입니다. 하나가 끝나기를 기다리거나 취소하세요.
error-too-many-jobs-of-community = 여기에는 이미 춤 { $open }개가 대기 중입니다. 하나가 끝나기를 기다려 주세요.
error-job-unknown = 그 춤의 기록은 이제 없습니다.
error-job-not-yours = 부탁한 사람만 할 수 있습니다.
error-job-ended = 그 춤은 이미 끝났습니다.
error-media-missing = 사진이 이미 지워졌습니다. 다시 보내 주세요.
error-media-empty = 파일이 비어 있습니다. 사진을 다시 보내 주세요.
error-media-too-large = 파일이 너무 큽니다. { $limit } MB까지 됩니다.

## Remarks on a photo

note-animated-first-frame = 움직이는 그림이라 첫 장면을 씁니다.
note-several-people = 여러 사람이 있습니다. 중심 인물이 춤춥니다. 한 사람만 나온 사진이 더 확실합니다.
note-half-body = 다리가 다 나오지 않아 상반신만 춤춥니다. 머리부터 발까지 나오면 다리도 춤춥니다.
note-folded-legs = 앉거나 쪼그려 있어 상반신만 춤춥니다. 서 있으면 다리도 춤춥니다.
note-side-view = 옆으로 서 있습니다. 정면 사진이 더 잘 춥니다.
note-back-view = 뒷모습입니다. 정면 사진이 더 잘 춥니다.
note-cut-off = 몸의 일부가 나오지 않아 그 부분이 빠집니다. 온몸이 나온 사진이 더 잘 춥니다.
note-head-cut-off = 머리 윗부분이 나오지 않아 그대로 빠집니다. 머리 위에 여백이 있는 사진이 더 잘 춥니다.
note-hands-cut-off = 손이 나오지 않아 그대로 빠집니다. 두 손이 다 나온 사진이 더 잘 춥니다.
note-arms-crossed = 팔이 몸 앞에 있어 움직일 때 찢어져 보일 수 있습니다. 팔을 몸에서 조금 뗀 사진이 더 잘 춥니다.
note-small-person = 사람이 작게 나왔습니다. 가까운 사진이 더 선명합니다.
note-uncertain = 사람이 어디 있는지 확실하지 않아 이상하게 보일 수 있습니다. 또렷한 정면 사진이 더 확실합니다.
note-drawn-smaller = 메모리가 부족해서 작게 그린 뒤 확대했습니다. 원래보다 덜 선명합니다.
note-short-windows = 메모리가 부족해서 한 번에 그리는 프레임을 줄였습니다. 원래보다 움직임이 덜 안정적입니다.
note-lite-unusable = 작은 모델을 사용할 수 없어서 ‘미리보기’ 품질로 만들었습니다. 이 봇의 운영자가 고칠 수 있습니다.

## Dances

dance-arm-chain = 암 체인
dance-arm-chain-about = 한 박에 팔 하나씩, 세 번 흔들고 박수
dance-backslide = 백슬라이드
dance-backslide-about = 옆으로 미끄러지고 모자챙을 짚고 포즈
dance-charleston = 찰스턴
dance-charleston-about = 20년대의 킥과 비트는 뒤꿈치
dance-dab = 댑
dance-dab-about = 튕기고 힘을 모아 팔꿈치에 얼굴 숨기기
dance-disco = 디스코
dance-disco-about = 하늘을 가리키고 팔을 돌리고 포즈
dance-floss = 플로스
dance-floss-about = 곧은 팔은 한쪽, 엉덩이는 반대쪽
dance-heel-skip = 힐 스킵
dance-heel-skip-about = 깡충 뛰고 뒤꿈치를 치고 고글로 마무리
dance-kemusan = 커무싼
dance-kemusan-about = 과목삼: 꽃손과 흔드는 엉덩이
dance-pony-ride = 포니 라이드
dance-pony-ride-about = 기수처럼 뛰고 올가미 돌리기
dance-robot = 로봇
dance-robot-about = 관절 하나씩, 박자에 정확히
dance-running-man = 러닝맨
dance-running-man-about = 주먹을 흔들며 제자리 달리기
dance-salsa = 살사
dance-salsa-about = 퀵퀵슬로, 돌리는 엉덩이
dance-twist = 트위스트
dance-twist-about = 몸을 비틀며 수건으로 등을 닦듯이
dance-wave = 웨이브
dance-wave-about = 손끝에서 손끝으로 흐르는 물결
## The chat page

web-tagline = 이 기기에서 만듭니다. 밖으로 나가지 않습니다.
web-welcome = 누구든 춤추게 하세요
web-welcome-how = 한 사람의 사진을 보내 주세요. 전신이면 더 좋아요. 춤을 고르면 곧 영상이 도착합니다.
web-drop-photo = 사진을 끌어 놓거나 붙여넣거나 선택하세요
web-drop-here = 놓으면 춤이 시작됩니다
web-pick-photo = 사진 선택
web-take-photo = 사진 찍기
web-any-dance = 또는 춤부터 고르세요
web-forget-dance = 춤 선택 해제
web-more = 더 보기
web-dances = 춤
web-status = 진행 중인 영상
web-cancel = 모두 취소
web-settings = 설정
web-privacy = 개인정보
web-help = 도움말
web-erase = 내 데이터 삭제
web-erase-sure = 여기 있는 영상, 사진, 설정을 삭제할까요? 되돌릴 수 없습니다.
web-erase-yes = 모두 삭제
web-erase-no = 유지
web-your-photo = 내 사진
web-conversation = 대화
web-message-from-bot = anydance
web-message-from-you = 나
web-progress = 진행률
web-sound-on = 소리 켜기
web-sound-off = 소리 끄기
web-play = 재생
web-pause = 일시정지
web-download = 다운로드
web-clip = 영상
web-sending = 답장을 기다리는 중
web-offline = anydance에 연결할 수 없습니다. 실행 중인가요?
web-too-large = 사진이 너무 큽니다. 최대 30 MB입니다.
web-went-wrong = 문제가 생겼습니다. 다시 시도해 주세요.
