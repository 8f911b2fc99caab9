/** Words of the frame around every screen. */

const zh = {
  name: '暖家',
  today: '今天',
  search: '找人',
  sync: '同步',
  settings: '设置',
  places: '主要页面',
  toContent: '跳到正文',
  offline: '现在没有网络。可以照常工作，记录都保存在这台手机上。',
  fetching: '正在取资料，已取 {{done}} 人。断网也不要紧，再联网时从停下的地方继续。',
  newVersion: '新版本已准备好。',
  useNewVersion: '现在换用',
  lockNow: '锁定',
  back: '返回',
  undo: '撤销',
  close: '关闭',
  loading: '正在打开……',
  broken: '这一页打不开了',
  brokenWhy: '程序出了错。已经保存的记录都还在这台手机上，没有丢失。',
  brokenDo: '请返回“今天”再试一次。如果又出现，请把下面这行字告诉管理员。',
  tryAgain: '再试一次',
  notHere: '没有这一页',
  notHereDo: '地址可能写错了，或者这个人已不由您这里服务。',
  toToday: '回到今天',
};

const en: Record<keyof typeof zh, string> = {
  name: 'Nuanjia',
  today: 'Today',
  search: 'Search',
  sync: 'Sync',
  settings: 'Settings',
  places: 'Main pages',
  toContent: 'Skip to the content',
  offline: 'There is no network now. Work as usual: everything is kept on this phone.',
  fetching:
    'Fetching records: {{done}} people so far. If the network goes, it goes on from here later.',
  newVersion: 'A new version is ready.',
  useNewVersion: 'Use it now',
  lockNow: 'Lock',
  back: 'Back',
  undo: 'Undo',
  close: 'Close',
  loading: 'Opening …',
  broken: 'This page cannot be shown',
  brokenWhy: 'The program made a mistake. What was saved is still on this phone; nothing is lost.',
  brokenDo:
    'Go back to Today and try again. If it happens again, tell your administrator the line below.',
  tryAgain: 'Try again',
  notHere: 'There is no such page',
  notHereDo: 'The address may be mistyped, or you no longer serve this person.',
  toToday: 'Back to today',
};

export const shellWords = { 'zh-CN': zh, en } as const;
