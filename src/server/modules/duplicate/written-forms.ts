/**
 * One form for characters that are written in several ways in names. A small table of name characters,
 * checked by hand, because a general converter also changes characters that are names of their own.
 */

/** Pairs written together: `張张` says that 张 is the usual character for 張. */
const pairsOf = (text: string): (readonly [string, string])[] =>
  [...text.matchAll(/(\S)(\S)/gu)].map(([, written, usual]) => [written!, usual!] as const);

/** Traditional forms of surnames. Source: 通用规范汉字表 (2013), annex 1. */
const traditionalSurnames = pairsOf(`
  張张 劉刘 陳陈 楊杨 趙赵 黃黄 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 韓韩 馮冯 許许 鄧邓 蕭萧 葉叶 蘇苏
  呂吕 盧卢 蔣蒋 賈贾 餘余 閻阎 鍾钟 鐘钟 譚谭 鄒邹 陸陆 龍龙 萬万 錢钱 湯汤 賴赖 龐庞 蘭兰 齊齐
  莊庄 聶聂 魯鲁 畢毕 關关 顧顾 習习 車车 單单 區区 蓋盖 倉仓 應应 嚴严 賀贺 歐欧 陽阳 諸诸 軒轩
  轅辕 遲迟 鮮鲜 東东 長长 閭闾 鮑鲍 龔龚 樂乐 駱骆 藺蔺 遊游 鄔邬 項项 華华 豐丰 強强 竇窦 喬乔
  塗涂 寧宁 顏颜 饒饶 練练 連连 闞阚 厲厉 嶽岳 紀纪 婁娄 韋韦 範范 師师 譙谯 鞏巩 鄺邝 黨党 鳳凤
  勞劳 諶谌 酈郦 貝贝 費费 儲储 榮荣 衛卫 談谈 養养 滿满 買买 賽赛 薩萨 祿禄 邊边 時时 穀谷 瓊琼
  羋芈
`);

/** Traditional forms in given names, and the words used as fictional surnames. Same source. */
const traditionalGiven = pairsOf(`
  國国 偉伟 麗丽 軍军 傑杰 飛飞 鵬鹏 濤涛 輝辉 剛刚 艷艳 豔艳 靜静 紅红 蓮莲 愛爱 發发 財财 貴贵
  慶庆 禮礼 義义 勝胜 壽寿 順顺 興兴 學学 業业 銀银 鎮镇 鐵铁 鋼钢 錦锦 鈞钧 銘铭 鋒锋 銳锐 鈺钰
  鎧铠 鏡镜 鍵键 開开 閏闰 聞闻 闊阔 雲云 電电 靈灵 頌颂 穎颖 頡颉 類类 顯显 風风 駿骏 驥骥 鴻鸿
  鶴鹤 鷹鹰 鸞鸾 婭娅 媽妈 嬌娇 嬋婵 嬡嫒 孌娈 寶宝 實实 屆届 嵐岚 彥彦 後后 從从 恆恒 憶忆 懷怀
  戰战 揚扬 換换 曉晓 曄晔 暉晖 棟栋 樺桦 樹树 橋桥 檔档 權权 歡欢 歲岁 淵渊 澤泽 潔洁 濱滨 瀾澜
  瀟潇 煒炜 煥焕 燁烨 燦灿 爾尔 獻献 瑋玮 瑤瑶 璣玑 環环 璽玺 畫画 瑩莹 瑪玛 盡尽 禎祯 禪禅 種种
  稱称 筆笔 簡简 純纯 紹绍 紳绅 細细 結结 絢绚 絲丝 經经 綱纲 維维 綺绮 緒绪 緣缘 縈萦 績绩 繡绣
  繼继 續续 纓缨 聖圣 聰聪 聯联 肅肃 臨临 蒼苍 薔蔷 薦荐 藝艺 藍蓝 虛虚 誌志 詩诗 試试 話话 語语
  誠诚 詠咏 諾诺 謙谦 識识 譯译 議议 讓让 賢贤 質质 贊赞 輕轻 達达 運运 遠远 適适 遙遥 選选 郵邮
  鄉乡 醫医 釗钊 釧钏 鈴铃 銓铨 錚铮 鏵铧 鐸铎 鑒鉴 鑑鉴 際际 雙双 雛雏 霽霁 韻韵 韜韬 題题 願愿
  測测 樣样 擬拟 構构 編编 碼码 欄栏 勛勋 勳勋 勵励 勁劲 協协 個个 倫伦 儀仪 億亿 優优 凱凯 劍剑
  動动 務务 曆历 歷历 參参 嘯啸 圍围 園园 圓圆 團团 塵尘 墊垫 壘垒 壯壮 夢梦 奮奋 書书 橫横 機机
  歸归 滬沪 滄沧 漢汉 漣涟 潤润 瀅滢 熾炽 營营 獅狮 瑯琅 皚皑 眾众 盤盘 禦御 穩稳 葦苇 葒荭 蔭荫
  蘆芦 蘊蕴 裏里 裡里 襲袭 覺觉 覽览 觀观 訊讯 詞词 貞贞 貫贯 賓宾 贏赢 趕赶 躍跃 載载 輔辅 輪轮
  進进 鄰邻 銜衔 鋭锐 閃闪 閔闵 隨随 隴陇 雖虽 頂顶 頓顿 領领 顆颗 飄飘 馳驰 驍骁 驕骄 魚鱼 鯤鲲
  鵑鹃 鵝鹅 鷗鸥 麥麦 點点 齡龄 妝妆 紋纹 紗纱 綠绿 綵彩 綿绵 總总 縱纵 織织 賦赋 賜赐 贇赟 錫锡
  錄录 鈦钛 偵侦 側侧 傳传 嫻娴 嫺娴 寫写 將将 嶺岭 嶸嵘 崢峥 峽峡 幟帜 廣广 彌弥 彈弹 徑径 閆闫 禕祎 愷恺
`);

/**
 * Other shapes of the same character (异体字) and of print and input software, which dictionaries
 * enter under the usual form. Source: 第一批异体字整理表 (1955) and the older shapes of print; those
 * that 通用规范汉字表 (2013) made characters of their own again stand in `confusables`.
 */
const variants = pairsOf(`
  峯峰 羣群 啓启 啟启 敍叙 敘叙 綫线 線线 隣邻 崑昆 崐昆 菴庵 牕窗 裵裴 勅敕 佈布 佔占 侶侣 卻却
  堦阶 墻墙 牆墙 姉姊 妳你 寳宝 尅克 嵗岁 巗岩 巖岩 嵒岩 彊强 徧遍 慤悫 愨悫 憇憩 懽欢 掛挂
  擣捣 晉晋 暎映 曏向 朢望 栢柏 棊棋 樑梁 櫥橱 汎泛 沖冲 決决 況况 淒凄 涼凉 凈净 淨净 凖准 準准
  減减 湊凑 湼涅 溼湿 濕湿 滙汇 濬浚 煙烟 熈熙 煕熙 燻熏 牋笺 玅妙 珎珍 琺珐 璿璇 瓈璃 瓌瑰 甎砖
  畧略 皐皋 皜皓 眞真 睂眉 硃朱 禩祀 稺稚 穉稚 粧妆 綉绣 緜绵 聲声 胷胸 臺台 館馆 艸草 菸烟 葠参
  蕋蕊 蘂蕊 藷薯 蘓苏 虵蛇 衆众 衞卫 覩睹 譌讹 賛赞 跡迹 蹟迹 踰逾 輭软 逈迥 逕径 鉤钩 錬炼 煉炼
  鍊炼 鑛矿 閒闲 闇暗 陜陕 雞鸡 鷄鸡 響响 顔颜 颕颖 頴颖 飃飘 騐验 驗验 黙默 咊和 惪德
  徳德 浄净 靑青 淸清 朙明 髙高 呉吴 戸户 黒黑 産产 產产 録录 緑绿 歩步 徵征 敎教 説说 說说 悅悦
  閲阅 閱阅 溫温 藴蕴 內内 兌兑 羙美 兎兔 冄冉 夀寿 栁柳 桞柳 槑梅 楳梅 蓡参
`);

/**
 * Characters of their own that registers often exchange: 2013 made them legal in names again, or
 * people write the simpler one (闫 for 阎, 肖 for 萧), or they look alike. Not the same name,
 * but a likely mistake. Source: 通用规范汉字表 (2013) notes; withdrawn simplifications of 1977;
 * look-alikes chosen by hand.
 */
const confusables = pairsOf(`
  喆哲 堃坤 昇升 陞升 淼渺 甦苏 邨村 犇奔 甯宁 闫阎 肖萧 付傅 代戴 邱丘 於于 锺钟 袆祎
  澔浩 仝同 迺乃 钜巨 鎔熔 镕熔 濛蒙 晳晰 皙晰 廸迪 垚尧 或彧 钥玥
  祇祗 衹祗 祐佑 氾泛 澂澄 祕秘 谿溪 龢和 頫俯
`);

/** Turns every character into the one that the table gives for it. */
function folding(pairs: readonly (readonly [string, string])[]): (text: string) => string {
  const table = new Map(pairs);
  return (text) => Array.from(text, (character) => table.get(character) ?? character).join('');
}

/** The text in usual simplified characters: only the way of writing is lost. */
export const usualCharacters = folding([...traditionalSurnames, ...traditionalGiven, ...variants]);

/** Usual characters, with one for all those that registers exchange for each other. */
export const exchangedCharacters = folding(confusables);
