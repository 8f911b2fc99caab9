/** Words of the tour: three visits, a minute each. */

const zh = {
  title: '三分钟教程',
  offer: '第一次用？三分钟走三户人家。',
  start: '开始教程',
  skip: '跳过，以后在“设置”里还能再看',
  intro: '每一户讲一件事。走的是名单里真实的一户，记下的内容都算数；不想记，可以撤销或不回答。',
  lesson: '第 {{number}} 户，共 3 户',
  servicesTitle: '到期的服务',
  servicesText:
    '名单说明为什么现在去、还剩几天。打开这一户，开始走访。做了、另约、暂不做，三个回答一样大：点一下就记下，点“撤销”就收回。',
  moneyTitle: '没有领的钱',
  moneyText:
    '有些人不知道自己有钱可领。打开这一户，看每年多少、从哪天起、为什么。点“帮忙申领”，和本人一项一项核对。',
  questionsTitle: '差一个回答',
  questionsText:
    '只问能定下一项权利的事，已经知道的不再问。每个问题下面都写着“为什么问这个”。不想说也是一种回答：什么也不会记下。',
  open: '打开这一户',
  none: '名单里现在没有这样的一户。先看说明，以后会遇到。',
  next: '下一户',
  end: '完成',
  offlineTitle: '没有网络也一样',
  offlineText:
    '记下的内容先加密保存在手机上。每一条旁边都写着现在在哪里：在手机上 → 已收到 → 已采纳。有网络时会自动送出。',
} as const;

const en: Record<keyof typeof zh, string> = {
  title: 'Tour: three minutes',
  offer: 'First time? Three households in three minutes.',
  start: 'Start the tour',
  skip: 'Skip; it stays in Settings',
  intro:
    'Each household shows one thing. They are real ones of your list, so what you write counts; if you would rather not, undo it or do not answer.',
  lesson: 'Household {{number}} of 3',
  servicesTitle: 'A service that is due',
  servicesText:
    'The list says why now and how many days are left. Open the household and start a visit. Done, another day, not now: three answers of the same size. One tap writes it down, Undo takes it back.',
  moneyTitle: 'Money that nobody claimed',
  moneyText:
    'Some people do not know that money is waiting. Open the household: how much a year, since when and why. Choose “Help to claim” and check it together.',
  questionsTitle: 'One answer missing',
  questionsText:
    'Only what settles a right is asked, and never what is known. Under each question stands why. Rather not saying is an answer too: nothing is written down.',
  open: 'Open this household',
  none: 'There is no such household on your list now. Read on; you will meet one.',
  next: 'Next household',
  end: 'Done',
  offlineTitle: 'The same without a network',
  offlineText:
    'What you write is encrypted and kept on the phone first. Beside each entry stands where it is: on this phone → received → accepted. It is sent when there is a network.',
};

export const tourWords = { 'zh-CN': zh, en } as const;
