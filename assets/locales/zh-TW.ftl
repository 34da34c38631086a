# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = 跳舞
command-dance-about = 讓照片裡的人跳起舞來
command-dance-photo = 照片
command-dance-photo-about = 一張單人正面照片
command-dance-dance = 舞蹈
command-dance-dance-about = 哪支舞；不填就顯示選單
command-dance-quality = 畫質
command-dance-quality-about = 現有的哪種畫質；不填就按設定
command-dances = 舞蹈列表
command-dances-about = 查看所有舞蹈
command-status = 進度
command-status-about = 查看排隊位置和剩餘時間
command-cancel = 取消
command-cancel-about = 取消你的舞蹈
command-again-about = 再跳一次上一支舞
command-settings = 設定
command-settings-about = 影片的畫質、畫面比例、背景、音樂和語言
command-privacy = 隱私
command-privacy-about = 保存了你的哪些資料，以及如何刪除
command-privacy-erase = 刪除
command-privacy-erase-about = 刪除保存的關於你的一切
command-help = 說明
command-help-about = 使用方法，以及什麼照片效果最好
command-make-it-dance = 讓它跳舞

## Buttons

button-agree = 我同意
button-again = 再來一次
button-in-quality = 用「{ $quality }」畫質
button-other = 換支舞
button-delete = 刪除
button-report = 檢舉
button-cancel = 取消
button-cancel-dance = 取消 { $dance }
button-anyway = 還是跳 { $dance }
button-upper-half = 用上半身跳 { $dance }
button-never-me = 永遠不要用我的照片
button-allow-me = 重新允許用我的照片
button-erase = 刪除我的資料
button-next = 下一頁
button-back = 上一頁
button-choose = 選擇舞蹈

## First use

terms-title = 第一支舞之前：
terms-photos = 只使用你自己的照片，或已同意的人的照片。不要用兒童的照片，不要裸露，不要讓人出醜。
terms-label = 每段影片都帶有一個小標籤，說明由 AI 生成。
terms-kept = 舞蹈完成後照片就會刪除，等待中的照片約一小時後刪除；影片只保留很短的時間。
agreed = 謝謝！

## Dance

photo-wanted = 傳給我一張單人照片：正面、從頭到腳都在畫面裡、手臂稍微離開身體、光線充足。
photo-of-album = 一組照片我只用一張：就是這張。
menu-title = 跳哪支舞？
anyway-title = 照樣可以跳。繼續，還是換一支舞？
dances-title = 可以跳這些舞：
dances-line = { $name }：{ $about }
dance-beats = 每分鐘 { $bpm } 拍

## Progress

status-none = 你現在沒有進行中的舞蹈。傳給我一張照片就能開始。
status-waiting = { $dance } 正在排隊。
status-no-worker = 現在沒有機器可以製作，會等到有為止。
status-draft = 先看快速版，更好的版本正在製作。
status-queued = { $dance }：排在第 { $position } 位
status-starting = { $dance } 馬上開始……
status-rendering = 正在製作 { $dance }
status-progress = { $bar } { $percent }%
time-left-seconds = 大約還需 { $count } 秒
time-left-minutes = 大約還需 { $count } 分鐘
time-left-hours = 大約還需 { $count } 小時
stage-models = 暖身中
stage-photo = 正在開啟照片
stage-person = 正在尋找人物
stage-motion = 正在學舞步
stage-puppet = 準備開跳
stage-frames = 跳舞中
stage-denoising = 第 { $step } 步，共 { $steps } 步
stage-faces = 臉部，第 { $step } 步，共 { $steps } 步
stage-finish = 正在完成影片
stage-working = 處理中

## How it ended

result-done = { $dance } · 由 AI 生成
result-failed = { $dance } 沒有成功。
result-cancelled = { $dance } 已取消。
cancel-done = 已取消。
cancel-which = 要取消哪一個？
removed = 影片已刪除。
reported = 謝謝。影片已隱藏，並已通知營運者。

## Help

help-begin = 傳給我一張照片，或使用 /dance，再選一支舞。你會得到一段有音樂的影片，就在這個機器人自己的機器上製作。
help-photo = 最好是單人正面照：從頭到腳，手臂稍微離開身體，光線充足。畫也可以。
help-commands = /dances 顯示所有舞蹈，/status 查看排隊位置，/cancel 取消，/settings 更改畫面比例、音樂和語言，/privacy 查看並刪除保存的資料。
help-label = 每段影片都標明由 AI 生成。只使用已同意的人的照片。

## Settings

settings-title = 你的設定
setting-quality = 畫質：{ $value }
setting-quality-preview = 預覽（快）
setting-quality-lite = 輕量（更好）
setting-quality-studio = 精製（最好，較慢）
quality-preview = 預覽
quality-lite = 輕量
quality-studio = 精製
quality-away = 「{ $quality }」畫質現在無法使用。
quality-instead = 「{ $wished }」畫質無法使用，所以這是「{ $quality }」。
setting-shape = 畫面比例：{ $value }
setting-shape-portrait = 直式 2:3
setting-shape-tall = 長直式 9:16
setting-shape-square = 方形
setting-background = 背景：{ $value }
setting-background-photo = 照片原背景
setting-background-blur = 模糊
setting-background-plain = 純色
setting-music = 音樂：{ $value }
setting-music-on = 有音樂
setting-music-off = 無音樂
setting-language = 可以在下面選擇語言。
language-auto = 跟隨我的應用程式

## Privacy

privacy-kept = 保存的內容：你的設定、你的同意、你最近的照片在此聊天中的連結，以及約一週的舞蹈紀錄。舞蹈完成後照片就會刪除（失敗或未使用：約一小時），影片在短時間後刪除。
privacy-never-sold = 任何內容都不會離開這個機器人自己的機器，也不會用於訓練。
privacy-opt-out = 如果別人想在這裡用你的照片，你可以永久禁止。
privacy-opted-out = 別人不能在這裡用你的照片做舞蹈。
privacy-erased = 已刪除：你的舞蹈（{ $jobs }）及其照片和影片、你的設定和你的同意。

## Refusals

refused-blocked = 你不能使用這個機器人。如果你認為有誤，請聯絡營運者。
refused-cannot-post = 我不能在這裡發影片。請管理員允許，或者私訊我。
refused-dance-unknown-but = 沒有叫「{ $dance }」的舞蹈。你是指「{ $suggestion }」嗎？
refused-not-your-button = 這個按鈕是別人的。傳一張你自己的照片，就會有你的按鈕。
refused-photo-not-fetched = 無法取得照片。請再傳一次。
refused-photo-gone = 照片已經刪除。請再傳一次。
refused-unknown-setting = 這個設定已經不存在。用 /settings 查看全部。
refused-unknown-quality = 沒有這種畫質。用 /settings 查看可用的畫質。
refused-not-your-photo = 那是別人的照片。請傳一張你自己的。
refused-anonymous = 我看不出這裡是誰在提問，而每支舞都屬於一個人。請用你自己的身分傳送，或私訊我。
refused-no-photo = 那則訊息裡沒有照片。
refused-too-fast = 太快了。請稍後再試。

## What is wrong

error-machine = 我們這邊出了問題。請稍後再試。
error-photo-empty = 這個檔案是空的。請再傳一次照片。
error-photo-too-large = 這個檔案有 { $megabytes } MB；照片最大 { $limit } MB。
error-photo-too-many-pixels = 這張圖有 { $megapixels } 百萬像素；最多 { $limit } 百萬像素。
error-photo-too-small = 這張圖只有 { $width } × { $height } 像素；每邊至少需要 { $limit }。
error-photo-not-a-picture = 這個檔案不是照片。請傳 JPEG、PNG、WebP、GIF 或 HEIC 圖片。
error-photo-unsupported-format = 這是 { $format } 檔案。請傳 JPEG、PNG、WebP、GIF 或 HEIC 圖片。
error-photo-broken = 這張圖已損壞或不完整。請再傳一次，或先重新儲存。
error-person-none = 我在這張圖裡找不到人。請傳一張有人正面的照片。
error-person-too-small = 圖裡的人太小了。請傳一張人物更大的照片。
error-person-cut-off = 圖裡的人露得太少。至少要能看到頭和雙肩，直到腰部。
error-dance-unknown = 沒有叫「{ $dance }」的舞蹈。用 /dances 查看全部。
error-driver-broken = 無法讀取這段影片。請換一個 MP4、MOV 或 WebM 檔案。
error-driver-too-long = 這段影片長 { $seconds } 秒；最多 { $limit } 秒。
error-driver-too-large = 這段影片有 { $megabytes } MB；最大 { $limit } MB。
error-driver-no-person = 我在這段影片裡找不到跳舞的人。
error-size-unreachable = 影片無法壓縮到可以在這裡傳送的大小。請選短一點的舞蹈或小一點的畫面。
error-timed-out = 花的時間太久，已停止。請用小一點的照片或換一支舞。
error-out-of-memory = 記憶體不夠。請用小一點的照片。
error-memory-short = 這至少需要 { $needed } 記憶體，而這裡只有 { $available }。請選小一點的畫面或別的畫質；機器人的管理者可以給它更多記憶體或一張顯示卡。
error-too-many-jobs-of-user = 你已經有 { $open } 支舞在排隊。等一支完成，或取消一支。
error-too-many-jobs-of-community = 這裡已經有 { $open } 支舞在排隊。請等一支完成。
error-job-unknown = 這支舞已經沒有紀錄了。
error-job-not-yours = 只有發起的人才能這樣做。
error-job-ended = 這支舞已經結束了。
error-media-missing = 照片已經刪除。請再傳一次。
error-media-empty = 這個檔案是空的。請再傳一次照片。
error-media-too-large = 這個檔案太大；最大 { $limit } MB。

## Remarks on a photo

note-animated-first-frame = 這張圖是動圖；我用它的第一格。
note-several-people = 圖裡有好幾個人；由主要的那個人跳舞。只有一個人的照片更穩妥。
note-half-body = 腿沒有完整入鏡，所以只有上半身跳舞。從頭到腳都在畫面裡，腿也會跳。
note-folded-legs = 人是坐著或蹲著的，所以只有上半身跳舞。站著的話腿也會跳。
note-side-view = 人是側身站著的。正面照片跳得更好。
note-back-view = 看到的是背面。正面照片跳得更好。
note-cut-off = 人有一部分在畫面外，會缺少。整個人都在畫面裡跳得更好。
note-head-cut-off = 頭頂在畫面外，會缺少。頭頂上方留點空間的照片跳得更好。
note-hands-cut-off = 有一隻手在畫面外，會缺少。兩隻手都在畫面裡跳得更好。
note-arms-crossed = 手臂擋在身體前面，動起來可能會撕裂。手臂稍微離開身體的照片跳得更好。
note-small-person = 人在畫面裡很小。近一點的照片更清晰。
note-uncertain = 我不太確定人在哪裡；影片可能會有點怪。清晰的正面照片更穩妥。
note-drawn-smaller = 記憶體不足，所以先畫小再放大：不如本來那麼清晰。
note-short-windows = 記憶體不足，所以一次畫的影格變少：動作不如本來那麼平穩。
note-lite-unusable = 這裡無法使用小模型，因此這是「預覽」品質；本機器人的管理者可以修復。

## Dances

dance-arm-chain = 手臂接力
dance-arm-chain-about = 一拍一隻手臂，然後擺三下，拍手
dance-backslide = 側滑步
dance-backslide-about = 向側面滑行，碰帽簷，指一下，擺姿勢
dance-charleston = 查爾斯頓
dance-charleston-about = 二十年代的踢腿和扭腳跟
dance-dab = Dab
dance-dab-about = 彈動、蓄力，把臉藏進臂彎
dance-disco = 迪斯可
dance-disco-about = 指天、繞臂、擺姿勢
dance-floss = 甩臂舞
dance-floss-about = 直臂甩向一邊，胯甩向另一邊
dance-heel-skip = 踢跟跳
dance-heel-skip-about = 跳步、拍腳跟，最後比眼鏡
dance-kemusan = 科目三
dance-kemusan-about = 花手和擺胯
dance-pony-ride = 騎馬舞
dance-pony-ride-about = 像騎手一樣跳，再甩套索
dance-robot = 機器人
dance-robot-about = 一次一個關節，踩準每一拍
dance-running-man = 奔跑舞
dance-running-man-about = 原地奔跑，揮動雙拳
dance-salsa = 騷莎
dance-salsa-about = 快快慢，扭動胯部
dance-twist = 扭扭舞
dance-twist-about = 扭轉身體，像用毛巾擦背
dance-wave = 電流
dance-wave-about = 從指尖到指尖的波浪
## The chat page

web-tagline = 在這台電腦上製作，內容不會外傳。
web-welcome = 讓任何人跳起舞來
web-welcome-how = 傳一張單人照片，最好是全身。選一支舞，片刻之後影片就好了。
web-drop-photo = 拖入、貼上或選擇照片
web-drop-here = 放開，舞蹈開始
web-pick-photo = 選擇照片
web-take-photo = 拍照
web-any-dance = 或者先選舞蹈
web-forget-dance = 暫不選舞
web-more = 更多
web-dances = 舞蹈
web-status = 進行中的影片
web-cancel = 全部取消
web-settings = 設定
web-privacy = 隱私
web-help = 說明
web-erase = 刪除我的資料
web-erase-sure = 要刪除這裡的影片、照片和設定嗎？此操作無法復原。
web-erase-yes = 全部刪除
web-erase-no = 保留
web-your-photo = 你的照片
web-conversation = 對話
web-message-from-bot = anydance
web-message-from-you = 你
web-progress = 進度
web-sound-on = 開啟聲音
web-sound-off = 關閉聲音
web-play = 播放
web-pause = 暫停
web-download = 下載
web-clip = 影片
web-sending = 正在回覆
web-offline = 無法連線到 anydance。它還在執行嗎？
web-too-large = 照片太大：上限為 30 MB。
web-went-wrong = 出了點問題，請再試一次。
