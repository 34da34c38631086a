# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = ダンス
command-dance-about = 写真の人を踊らせます
command-dance-photo = 写真
command-dance-photo-about = ひとりが正面から写った写真
command-dance-dance = ダンス
command-dance-dance-about = どのダンスか。省くとメニューが出ます
command-dance-quality = 画質
command-dance-quality-about = 今使える画質のどれか。省くと設定のとおり
command-dances = ダンス一覧
command-dances-about = すべてのダンスを見る
command-status = 状況
command-status-about = 順番と残り時間を見る
command-cancel = 中止
command-cancel-about = ダンスを中止する
command-again-about = 前回のダンスをもう一度
command-settings = 設定
command-settings-about = 動画の画質、形、背景、音楽、言語
command-privacy = プライバシー
command-privacy-about = 保存されている情報と消し方
command-privacy-erase = 消去
command-privacy-erase-about = あなたについて保存されたものをすべて消す
command-help = ヘルプ
command-help-about = 使い方と、うまく踊れる写真
command-make-it-dance = 踊らせる

## Buttons

button-agree = 同意します
button-again = もう一度
button-in-quality = 画質「{ $quality }」で
button-other = 別のダンス
button-delete = 削除
button-report = 報告
button-cancel = 中止
button-cancel-dance = { $dance } を中止
button-anyway = それでも { $dance }
button-upper-half = 上半身で { $dance }
button-never-me = 私の写真を使わせない
button-allow-me = 私の写真をまた許可する
button-erase = 私のデータを消す
button-next = 次へ
button-back = 戻る
button-choose = ダンスを選ぶ

## First use

terms-title = 最初のダンスの前に：
terms-photos = 使えるのは自分の写真か、同意した人の写真だけです。子ども、裸、人を笑いものにするものは禁止です。
terms-label = どの動画にも、AIで作られたことを示す小さな表示が入ります。
terms-kept = 写真はダンスができたら削除され、待っている写真も約1時間で消えます。動画が残るのも短い間だけです。
agreed = ありがとうございます！

## Dance

photo-wanted = ひとりの写真を送ってください。正面から、頭から足まで写り、腕が体から少し離れ、明るいものが最適です。
photo-of-album = アルバムからは1枚だけ使います。この写真です。
menu-title = どのダンスにしますか？
anyway-title = それでも踊れます。続けますか、別のダンスにしますか？
dances-title = 踊れるダンス：
dances-line = { $name }：{ $about }
dance-beats = 1分間に { $bpm } 拍

## Progress

status-none = 進行中のダンスはありません。写真を送ると始められます。
status-waiting = { $dance } は順番待ちです。
status-no-worker = 今は作れるマシンがありません。使えるようになるまで待ちます。
status-draft = まずは簡易版です。より良い版を作っています。
status-queued = { $dance }：順番は { $position } 番目
status-starting = { $dance } がまもなく始まります…
status-rendering = { $dance } を作っています
status-progress = { $bar } { $percent }%
time-left-seconds = 残り約 { $count } 秒
time-left-minutes = 残り約 { $count } 分
time-left-hours = 残り約 { $count } 時間
stage-models = 準備運動中
stage-photo = 写真を開いています
stage-person = 人を探しています
stage-motion = ステップを覚えています
stage-puppet = 動く準備をしています
stage-frames = 踊っています
stage-denoising = ステップ { $step } / { $steps }
stage-faces = 顔、ステップ { $step } / { $steps }
stage-finish = 動画を仕上げています
stage-working = 作業中

## How it ended

result-done = { $dance } · AIで作成
result-failed = { $dance } はうまくいきませんでした。
result-cancelled = { $dance } は中止されました。
cancel-done = 中止しました。
cancel-which = どれを中止しますか？
removed = 動画を削除しました。
reported = ありがとうございます。動画を隠し、運営者に知らせました。

## Help

help-begin = 写真を送るか /dance を使い、ダンスを選んでください。このボット自身のマシンで作った音楽つきの動画が届きます。
help-photo = ひとりが正面から、頭から足まで写り、腕が体から少し離れた明るい写真が最適です。イラストでも踊れます。
help-commands = /dances でダンス一覧、/status で順番、/cancel で中止、/settings で形・音楽・言語の変更、/privacy で保存内容の確認と消去ができます。
help-label = どの動画にもAIで作られた表示が入ります。同意した人の写真だけを使ってください。

## Settings

settings-title = あなたの設定
setting-quality = 画質：{ $value }
setting-quality-preview = プレビュー（速い）
setting-quality-lite = ライト（よりきれい）
setting-quality-studio = スタジオ（最高、時間がかかる）
quality-preview = プレビュー
quality-lite = ライト
quality-studio = スタジオ
quality-away = 画質「{ $quality }」は今は使えません。
quality-instead = 画質「{ $wished }」は使えなかったので、これは「{ $quality }」です。
setting-shape = 形：{ $value }
setting-shape-portrait = 縦長 2:3
setting-shape-tall = 細長 9:16
setting-shape-square = 正方形
setting-background = 背景：{ $value }
setting-background-photo = 写真のまま
setting-background-blur = ぼかし
setting-background-plain = 無地
setting-music = 音楽：{ $value }
setting-music-on = 音楽あり
setting-music-off = 音楽なし
setting-language = 下で言語を選べます。
language-auto = アプリの言語に合わせる

## Privacy

privacy-kept = 保存されるのは、設定、同意、このチャットでの最近の写真へのリンク、約1週間のダンスの記録です。写真はダンスができたら（失敗や未使用なら約1時間で）、動画は短い間で削除されます。
privacy-never-sold = 何もこのボット自身のマシンの外に出ず、学習にも使われません。
privacy-opt-out = ほかの人がここであなたの写真を使うのを、ずっと禁止できます。
privacy-opted-out = ほかの人はここであなたの写真を踊らせられません。
privacy-erased = 消去しました：ダンス（{ $jobs }）とその写真と動画、設定、同意。

## Refusals

refused-blocked = このボットは使えません。間違いだと思うときは運営者に聞いてください。
refused-cannot-post = ここには動画を投稿できません。管理者に許可を頼むか、個別に話しかけてください。
refused-dance-unknown-but = 「{ $dance }」というダンスはありません。「{ $suggestion }」のことですか？
refused-not-your-button = このボタンは別の人のものです。自分の写真を送ると自分のボタンが出ます。
refused-photo-not-fetched = 写真を取得できませんでした。もう一度送ってください。
refused-photo-gone = 写真はもう削除されています。もう一度送ってください。
refused-unknown-setting = その設定はもうありません。/settings で一覧を見られます。
refused-unknown-quality = その画質はありません。/settings で使えるものを見られます。
refused-not-your-photo = それは別の人の写真です。自分の写真を送ってください。
refused-anonymous = ここでは誰の依頼か分かりません。ダンスは一人のものなので、自分の名前で投稿するか、個別に話しかけてください。
refused-no-photo = そのメッセージに写真はありません。
refused-too-fast = 少し速すぎます。しばらくしてからもう一度どうぞ。

## What is wrong

error-machine = こちらで問題が起きました。あとでもう一度お試しください。
error-photo-empty = ファイルが空です。写真をもう一度送ってください。
error-photo-too-large = そのファイルは { $megabytes } MB です。写真は { $limit } MB までです。
error-photo-too-many-pixels = その画像は { $megapixels } メガピクセルです。{ $limit } メガピクセルまで使えます。
error-photo-too-small = その画像は { $width } × { $height } ピクセルしかありません。各辺に { $limit } 以上必要です。
error-photo-not-a-picture = そのファイルは写真ではありません。JPEG、PNG、WebP、GIF、HEIC の画像を送ってください。
error-photo-unsupported-format = それは { $format } ファイルです。JPEG、PNG、WebP、GIF、HEIC の画像を送ってください。
error-photo-broken = その画像は壊れているか不完全です。もう一度送るか、保存し直してください。
error-person-none = 画像に人が見つかりません。正面から人が写ったものを送ってください。
error-person-too-small = 画像の人が小さすぎます。もっと大きく写ったものを送ってください。
error-person-cut-off = 人が写っている部分が少なすぎます。少なくとも頭と両肩から腰までが必要です。
error-dance-unknown = 「{ $dance }」というダンスはありません。/dances で一覧を見られます。
error-driver-broken = その動画は読めません。別の MP4、MOV、WebM をお試しください。
error-driver-too-long = その動画は { $seconds } 秒です。{ $limit } 秒までです。
error-driver-too-large = その動画は { $megabytes } MB です。{ $limit } MB までです。
error-driver-no-person = その動画に踊っている人が見つかりません。
error-size-unreachable = ここに投稿できる大きさまで動画を小さくできません。短いダンスか小さい形を選んでください。
error-timed-out = 時間がかかりすぎたので止めました。小さい写真か別のダンスをお試しください。
error-out-of-memory = メモリが足りませんでした。小さい写真をお試しください。
error-memory-short = これには少なくとも { $needed } のメモリが必要ですが、{ $available } しかありません。小さい形か別の画質を選んでください。このボットの運営者は、メモリやグラフィックカードを増やせます。
error-too-many-jobs-of-user = すでに { $open } 件のダンスが順番待ちです。終わるのを待つか、中止してください。
error-too-many-jobs-of-community = ここではすでに { $open } 件のダンスが順番待ちです。終わるのをお待ちください。
error-job-unknown = そのダンスの記録はもうありません。
error-job-not-yours = それは頼んだ本人だけができます。
error-job-ended = そのダンスはもう終わっています。
error-media-missing = 写真はもう削除されています。もう一度送ってください。
error-media-empty = ファイルが空です。写真をもう一度送ってください。
error-media-too-large = ファイルが大きすぎます。{ $limit } MB までです。

## Remarks on a photo

note-animated-first-frame = 動く画像なので、最初のコマを使います。
note-several-people = 何人か写っています。中心の人が踊ります。一人だけの写真のほうが確実です。
note-half-body = 脚が全部は写っていないので、上半身だけが踊ります。頭から足まで写っていれば脚も踊ります。
note-folded-legs = 座っているかしゃがんでいるので、上半身だけが踊ります。立っていれば脚も踊ります。
note-side-view = 横向きに立っています。正面からの写真のほうがうまく踊れます。
note-back-view = 後ろ向きです。正面からの写真のほうがうまく踊れます。
note-cut-off = 体の一部が写っていないので、そこは欠けます。全身が入った写真のほうがうまく踊れます。
note-head-cut-off = 頭の上が写っていないので、欠けたままになります。頭の上に余白のある写真のほうがうまく踊れます。
note-hands-cut-off = 手が写っていないので、欠けたままになります。両手が写った写真のほうがうまく踊れます。
note-arms-crossed = 腕が体の前にあるので、動くと崩れることがあります。腕を体から少し離した写真のほうがうまく踊れます。
note-small-person = 人が小さく写っています。近い写真のほうが鮮明になります。
note-uncertain = 人の位置がはっきりしません。変に見えるかもしれません。正面からのはっきりした写真のほうが確実です。
note-drawn-smaller = メモリが足りなかったため、小さく描いてから拡大しました。本来より少しぼやけています。
note-short-windows = メモリが足りなかったため、一度に描くコマを減らしました。本来より動きが少し不安定です。
note-lite-unusable = 小さなモデルが使えなかったため、これは「プレビュー」品質です。このボットの管理者が直せます。

## Dances

dance-arm-chain = アームチェーン
dance-arm-chain-about = 1拍に片腕ずつ、3回揺れて手拍子
dance-backslide = バックスライド
dance-backslide-about = 横に滑り、帽子のつばに触れ、指してポーズ
dance-charleston = チャールストン
dance-charleston-about = 20年代のキックと回るかかと
dance-dab = ダブ
dance-dab-about = 弾んで、ためて、ひじに顔をうずめる
dance-disco = ディスコ
dance-disco-about = 空を指し、腕を回してポーズ
dance-floss = フロス
dance-floss-about = 伸ばした腕と腰を反対に振る
dance-heel-skip = ヒールスキップ
dance-heel-skip-about = スキップ、かかとタッチ、最後はゴーグル
dance-kemusan = 科目三
dance-kemusan-about = 花の手と揺れる腰
dance-pony-ride = ポニーライド
dance-pony-ride-about = 騎手のように跳ねて投げ縄を回す
dance-robot = ロボット
dance-robot-about = 関節をひとつずつ、拍にぴったり
dance-running-man = ランニングマン
dance-running-man-about = こぶしを振ってその場で走る
dance-salsa = サルサ
dance-salsa-about = クイック・クイック・スロー、腰を回して
dance-twist = ツイスト
dance-twist-about = ひねって、タオルで背中をふくように
dance-wave = ウェーブ
dance-wave-about = 指先から指先へ伝わる波
## The chat page

web-tagline = このマシンで作成。外には何も送りません。
web-welcome = だれでもダンス
web-welcome-how = 一人の写真を送ってください。できれば全身で。ダンスを選ぶと、すぐに動画が届きます。
web-drop-photo = 写真をドロップ、貼り付け、または選択
web-drop-here = 離すとダンスが始まります
web-pick-photo = 写真を選ぶ
web-take-photo = 写真を撮る
web-any-dance = 先にダンスを選ぶこともできます
web-forget-dance = ダンスを外す
web-more = その他
web-dances = ダンス
web-status = 作成中の動画
web-cancel = すべてキャンセル
web-settings = 設定
web-privacy = プライバシー
web-help = ヘルプ
web-erase = データを削除
web-erase-sure = ここにある動画、写真、設定を削除しますか？元に戻せません。
web-erase-yes = すべて削除
web-erase-no = 残す
web-your-photo = あなたの写真
web-conversation = 会話
web-message-from-bot = anydance
web-message-from-you = あなた
web-progress = 進み具合
web-sound-on = 音を出す
web-sound-off = 音を消す
web-play = 再生
web-pause = 一時停止
web-download = ダウンロード
web-clip = 動画
web-sending = 返事を待っています
web-offline = anydance に接続できません。動いていますか？
web-too-large = 写真が大きすぎます。上限は 30 MB です。
web-went-wrong = うまくいきませんでした。もう一度お試しください。
