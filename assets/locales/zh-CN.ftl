# Words of the bot. Every language has the same keys with the same { $values }.

plain = { $words }

## Commands in the platforms' menus

command-dance = 跳舞
command-dance-about = 让照片里的人跳起舞来
command-dance-photo = 照片
command-dance-photo-about = 一张单人正面照片
command-dance-dance = 舞蹈
command-dance-dance-about = 哪支舞；不填就显示菜单
command-dance-quality = 画质
command-dance-quality-about = 现有的哪种画质；不填就按设置
command-dances = 舞蹈列表
command-dances-about = 查看所有舞蹈
command-status = 进度
command-status-about = 查看排队位置和剩余时间
command-cancel = 取消
command-cancel-about = 取消你的舞蹈
command-again-about = 再跳一次上一支舞
command-settings = 设置
command-settings-about = 视频的画质、画幅、背景、音乐和语言
command-privacy = 隐私
command-privacy-about = 保存了你的哪些信息，以及如何删除
command-privacy-erase = 删除
command-privacy-erase-about = 删除保存的关于你的一切
command-help = 帮助
command-help-about = 使用方法，以及什么照片效果最好
command-make-it-dance = 让它跳舞

## Buttons

button-agree = 我同意
button-again = 再来一次
button-in-quality = 用“{ $quality }”画质
button-other = 换支舞
button-delete = 删除
button-report = 举报
button-cancel = 取消
button-cancel-dance = 取消 { $dance }
button-anyway = 仍然跳 { $dance }
button-upper-half = 用上半身跳 { $dance }
button-never-me = 永远不要用我的照片
button-allow-me = 重新允许用我的照片
button-erase = 删除我的数据
button-next = 下一页
button-back = 上一页
button-choose = 选择舞蹈

## First use

terms-title = 第一支舞之前：
terms-photos = 只使用你自己的照片，或已同意的人的照片。不要用儿童的照片，不要裸露，不要让人出丑。
terms-label = 每段视频都带有一个小标签，说明由 AI 生成。
terms-kept = 舞蹈完成后照片就会删除，等待中的照片约一小时后删除；视频只保留很短时间。
agreed = 谢谢！

## Dance

photo-wanted = 发给我一张单人照片：正面、从头到脚都在画面里、手臂稍微离开身体、光线充足。
photo-of-album = 一组照片我只用一张：就是这张。
menu-title = 跳哪支舞？
anyway-title = 照样可以跳。继续，还是换一支舞？
dances-title = 可以跳这些舞：
dances-line = { $name }：{ $about }
dance-beats = 每分钟 { $bpm } 拍

## Progress

status-none = 你现在没有进行中的舞蹈。发给我一张照片就能开始。
status-waiting = { $dance } 正在排队。
status-no-worker = 现在没有机器可以制作，会等到有为止。
status-draft = 先看快速版，更好的版本正在制作。
status-queued = { $dance }：排在第 { $position } 位
status-starting = { $dance } 马上开始……
status-rendering = 正在制作 { $dance }
status-progress = { $bar } { $percent }%
time-left-seconds = 大约还需 { $count } 秒
time-left-minutes = 大约还需 { $count } 分钟
time-left-hours = 大约还需 { $count } 小时
stage-models = 热身中
stage-photo = 正在打开照片
stage-person = 正在寻找人物
stage-motion = 正在学舞步
stage-puppet = 准备开跳
stage-frames = 跳舞中
stage-denoising = 第 { $step } 步，共 { $steps } 步
stage-faces = 脸部，第 { $step } 步，共 { $steps } 步
stage-finish = 正在完成视频
stage-working = 处理中

## How it ended

result-done = { $dance } · 由 AI 生成
result-failed = { $dance } 没有成功。
result-cancelled = { $dance } 已取消。
cancel-done = 已取消。
cancel-which = 要取消哪一个？
removed = 视频已删除。
reported = 谢谢。视频已隐藏，并已通知运营者。

## Help

help-begin = 发给我一张照片，或使用 /dance，再选一支舞。你会得到一段带音乐的视频，就在这个机器人自己的机器上制作。
help-photo = 最好是单人正面照：从头到脚，手臂稍微离开身体，光线充足。画也可以。
help-commands = /dances 显示所有舞蹈，/status 查看排队位置，/cancel 取消，/settings 更改画幅、音乐和语言，/privacy 查看并删除保存的信息。
help-label = 每段视频都标明由 AI 生成。只使用已同意的人的照片。

## Settings

settings-title = 你的设置
setting-quality = 画质：{ $value }
setting-quality-preview = 预览（快）
setting-quality-lite = 轻量（更好）
setting-quality-studio = 精制（最好，较慢）
quality-preview = 预览
quality-lite = 轻量
quality-studio = 精制
quality-away = “{ $quality }”画质现在不可用。
quality-instead = “{ $wished }”画质不可用，所以这是“{ $quality }”。
setting-shape = 画幅：{ $value }
setting-shape-portrait = 竖版 2:3
setting-shape-tall = 长竖版 9:16
setting-shape-square = 方形
setting-background = 背景：{ $value }
setting-background-photo = 照片原背景
setting-background-blur = 模糊
setting-background-plain = 纯色
setting-music = 音乐：{ $value }
setting-music-on = 有音乐
setting-music-off = 无音乐
setting-language = 可以在下面选择语言。
language-auto = 跟随我的应用

## Privacy

privacy-kept = 保存的内容：你的设置、你的同意、你最近的照片在此聊天中的链接，以及约一周的舞蹈记录。舞蹈完成后照片就会删除（失败或未使用：约一小时），视频在短时间后删除。
privacy-never-sold = 任何内容都不会离开这个机器人自己的机器，也不会用于训练。
privacy-opt-out = 如果别人想在这里用你的照片，你可以永久禁止。
privacy-opted-out = 别人不能在这里用你的照片做舞蹈。
privacy-erased = 已删除：你的舞蹈（{ $jobs }）及其照片和视频、你的设置和你的同意。

## Refusals

refused-blocked = 你不能使用这个机器人。如果你认为有误，请联系运营者。
refused-cannot-post = 我不能在这里发视频。请管理员允许，或者私信我。
refused-dance-unknown-but = 没有叫“{ $dance }”的舞蹈。你是指“{ $suggestion }”吗？
refused-not-your-button = 这个按钮是别人的。发一张你自己的照片，就会有你的按钮。
refused-photo-not-fetched = 无法获取照片。请再发一次。
refused-photo-gone = 照片已经删除。请再发一次。
refused-unknown-setting = 这个设置已经不存在。用 /settings 查看全部。
refused-unknown-quality = 没有这种画质。用 /settings 查看可用的画质。
refused-not-your-photo = 那是别人的照片。请发一张你自己的。
refused-anonymous = 我看不出这里是谁在提问，而每支舞都属于一个人。请用你自己的身份发送，或私聊我。
refused-no-photo = 那条消息里没有照片。
refused-too-fast = 太快了。请稍后再试。

## What is wrong

error-machine = 我们这边出了问题。请稍后再试。
error-photo-empty = 这个文件是空的。请再发一次照片。
error-photo-too-large = 这个文件有 { $megabytes } MB；照片最大 { $limit } MB。
error-photo-too-many-pixels = 这张图有 { $megapixels } 百万像素；最多 { $limit } 百万像素。
error-photo-too-small = 这张图只有 { $width } × { $height } 像素；每边至少需要 { $limit }。
error-photo-not-a-picture = 这个文件不是照片。请发 JPEG、PNG、WebP、GIF 或 HEIC 图片。
error-photo-unsupported-format = 这是 { $format } 文件。请发 JPEG、PNG、WebP、GIF 或 HEIC 图片。
error-photo-broken = 这张图已损坏或不完整。请再发一次，或先重新保存。
error-person-none = 我在这张图里找不到人。请发一张有人正面的照片。
error-person-too-small = 图里的人太小了。请发一张人物更大的照片。
error-person-cut-off = 图里的人露得太少。至少要能看到头和双肩，直到腰部。
error-dance-unknown = 没有叫“{ $dance }”的舞蹈。用 /dances 查看全部。
error-driver-broken = 无法读取这段视频。请换一个 MP4、MOV 或 WebM 文件。
error-driver-too-long = 这段视频长 { $seconds } 秒；最多 { $limit } 秒。
error-driver-too-large = 这段视频有 { $megabytes } MB；最大 { $limit } MB。
error-driver-no-person = 我在这段视频里找不到跳舞的人。
error-size-unreachable = 视频无法压缩到可以在这里发送的大小。请选短一点的舞蹈或小一点的画幅。
error-timed-out = 用时太久，已停止。请用小一点的照片或换一支舞。
error-out-of-memory = 内存不够。请用小一点的照片。
error-memory-short = 这至少需要 { $needed } 内存，而这里只有 { $available }。请选小一点的画面或别的画质；机器人的管理者可以给它更多内存或一块显卡。
error-too-many-jobs-of-user = 你已经有 { $open } 支舞在排队。等一支完成，或取消一支。
error-too-many-jobs-of-community = 这里已经有 { $open } 支舞在排队。请等一支完成。
error-job-unknown = 这支舞已经没有记录了。
error-job-not-yours = 只有发起的人才能这样做。
error-job-ended = 这支舞已经结束了。
error-media-missing = 照片已经删除。请再发一次。
error-media-empty = 这个文件是空的。请再发一次照片。
error-media-too-large = 这个文件太大；最大 { $limit } MB。

## Remarks on a photo

note-animated-first-frame = 这张图是动图；我用它的第一帧。
note-several-people = 图里有好几个人；由主要的那个人跳舞。只有一个人的照片更稳妥。
note-half-body = 腿没有完整入镜，所以只有上半身跳舞。从头到脚都在画面里，腿也会跳。
note-folded-legs = 人是坐着或蹲着的，所以只有上半身跳舞。站着的话腿也会跳。
note-side-view = 人是侧身站着的。正面照片跳得更好。
note-back-view = 看到的是背面。正面照片跳得更好。
note-cut-off = 人有一部分在画面外，会缺失。整个人都在画面里跳得更好。
note-head-cut-off = 头顶在画面外，会缺失。头顶上方留点空间的照片跳得更好。
note-hands-cut-off = 有一只手在画面外，会缺失。两只手都在画面里跳得更好。
note-arms-crossed = 手臂挡在身体前面，动起来可能会撕裂。手臂稍微离开身体的照片跳得更好。
note-small-person = 人在画面里很小。近一点的照片更清晰。
note-uncertain = 我不太确定人在哪里；视频可能会有点怪。清晰的正面照片更稳妥。
note-drawn-smaller = 内存不足，所以先画小再放大：不如本来那么清晰。
note-short-windows = 内存不足，所以一次画的帧数变少：动作不如本来那么平稳。
note-lite-unusable = 这里无法使用小模型，因此这是“预览”质量；本机器人的管理者可以修复。

## Dances

dance-arm-chain = 手臂接力
dance-arm-chain-about = 一拍一只手臂，然后摆三下，拍手
dance-backslide = 侧滑步
dance-backslide-about = 向侧面滑行，碰帽檐，指一下，摆造型
dance-charleston = 查尔斯顿
dance-charleston-about = 二十年代的踢腿和扭脚跟
dance-dab = Dab
dance-dab-about = 弹动、蓄力，把脸藏进臂弯
dance-disco = 迪斯科
dance-disco-about = 指天、绕臂、摆造型
dance-floss = 甩臂舞
dance-floss-about = 直臂甩向一边，胯甩向另一边
dance-heel-skip = 踢跟跳
dance-heel-skip-about = 跳步、拍脚跟，最后比眼镜
dance-kemusan = 科目三
dance-kemusan-about = 花手和摆胯
dance-pony-ride = 骑马舞
dance-pony-ride-about = 像骑手一样跳，再甩套索
dance-robot = 机器人
dance-robot-about = 一次一个关节，踩准每一拍
dance-running-man = 奔跑舞
dance-running-man-about = 原地奔跑，挥动双拳
dance-salsa = 萨尔萨
dance-salsa-about = 快快慢，扭动胯部
dance-twist = 扭扭舞
dance-twist-about = 扭转身体，像用毛巾擦背
dance-wave = 电流
dance-wave-about = 从指尖到指尖的波浪
## The chat page

web-tagline = 在这台机器上制作，内容不会外传。
web-welcome = 让任何人跳起舞来
web-welcome-how = 发一张单人照片，最好是全身。选一支舞，片刻之后视频就好了。
web-drop-photo = 拖入、粘贴或选择照片
web-drop-here = 松手，舞蹈开始
web-pick-photo = 选择照片
web-take-photo = 拍照
web-any-dance = 或者先选舞蹈
web-forget-dance = 暂不选舞
web-more = 更多
web-dances = 舞蹈
web-status = 进行中的视频
web-cancel = 全部取消
web-settings = 设置
web-privacy = 隐私
web-help = 帮助
web-erase = 删除我的数据
web-erase-sure = 要删除这里的视频、照片和设置吗？此操作无法撤销。
web-erase-yes = 全部删除
web-erase-no = 保留
web-your-photo = 你的照片
web-conversation = 对话
web-message-from-bot = anydance
web-message-from-you = 你
web-progress = 进度
web-sound-on = 打开声音
web-sound-off = 关闭声音
web-play = 播放
web-pause = 暂停
web-download = 下载
web-clip = 视频
web-sending = 正在回复
web-offline = 无法连接 anydance。它还在运行吗？
web-too-large = 照片太大：上限为 30 MB。
web-went-wrong = 出了点问题，请再试一次。
