/** Texts for what a worker's phone itself refuses, with or without a network. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/web/offline. */
export const phoneErrorTexts: Readonly<Record<string, TextOf>> = {
  PHONE_EMPTY: () => ({
    'zh-CN': '这部手机还没有登记，里面没有可以打开或保存的内容。请先联网登记这部手机。',
    en: 'This phone was not set up yet, so there is nothing to open and nowhere to save. Set it up first, with a network.',
  }),
  PHONE_IN_USE: () => ({
    'zh-CN':
      '这部手机已经登记过，没有再登记一次，以免丢失还没送出的记录。要换人使用，请先同步，再清除这部手机。',
    en: 'This phone is set up already. It was not set up again, because what it has not sent would be lost. To hand it to somebody else, sync it, then wipe it.',
  }),
  PHONE_LOCKED: () => ({
    'zh-CN': '手机上的资料锁着，这一步需要先打开。请输入口令。',
    en: 'What is on the phone is locked, and this needs it open. Enter the PIN.',
  }),
  PHONE_PIN_WEAK: () => ({
    'zh-CN': '这个口令太容易猜到，没有采用。请用 6 到 12 位数字，不连续、不重复，也不像生日。',
    en: 'This PIN is too easy to guess and was not taken. Use 6 to 12 digits that are no run, no repetition and no birthday.',
  }),
  PHONE_PIN_WRONG: ({ left }) => ({
    'zh-CN': `口令不对，没有打开。再错 ${left} 次，这部手机要联网后才能再打开；还没送出的记录不会丢失。`,
    en: `The PIN is wrong; nothing was opened. After ${left} more wrong ones the phone must reach the server before it opens; what was not sent is not lost.`,
  }),
  PHONE_PIN_TOO_SOON: ({ seconds }) => ({
    'zh-CN': `刚才口令输错了，需要等待，以防别人试猜。请在 ${seconds} 秒后再试。`,
    en: `A wrong PIN was entered just now, and there is a pause so that nobody can guess. Try again in ${seconds} seconds.`,
  }),
  PHONE_PASSKEY_UNKNOWN: () => ({
    'zh-CN': '这个指纹或面容打不开这里的资料，它可能属于另一次登记。请用口令打开。',
    en: 'This passkey does not open what is here; it may belong to another setting up. Open it with the PIN.',
  }),
  PHONE_LEASE_OVER: () => ({
    'zh-CN':
      '超过期限没有联系服务器，或者手机时间被调回，资料已锁上。仍可记录；请联网后再用口令打开。',
    en: 'The server was not reached in time, or the clock was set back, so what is here is shut. You can go on writing down; reach the server, then open it with the PIN.',
  }),
  PHONE_STORE_BROKEN: () => ({
    'zh-CN':
      '手机上的资料有损坏，打不开。服务器上已收到的记录都在。请把手机交给管理员，再重新登记。',
    en: 'What is on the phone is damaged and does not open. All that reached the server is there. Show the phone to an administrator, then set it up anew.',
  }),
  PHONE_FULL: () => ({
    'zh-CN':
      '手机没有空间了，刚才这一项没有保存。之前保存的都还在。请删除手机里的其他内容，再保存一次。',
    en: 'The phone has no room left, so this last item was not saved. All that was saved before is there. Delete other things from the phone, then save again.',
  }),
  PHONE_BUSY: () => ({
    'zh-CN': '另一个窗口正在同步，这里不必重复。请稍等，完成后这里会自动更新。',
    en: 'Another window is syncing, so this one need not. Wait a moment; this one follows by itself.',
  }),
  PHONE_FIELD_UNKNOWN: ({ field }) => ({
    'zh-CN': `没有“${field}”这一项可以记录，没有保存。应用可能不是最新的，请联网更新后再试。`,
    en: `There is no item "${field}" to write down, so it was not saved. The app may be an old one; update it with a network.`,
  }),
  PHONE_TEXT_LONG: ({ length, most }) => ({
    'zh-CN': `这一项太长（${length} 字符，最多 ${most}），没有保存。请写短一些，或分成两次记录。`,
    en: `This item is too long (${length} characters, at most ${most}) and was not saved. Shorten it, or write it down in two parts.`,
  }),
  PHONE_PAPER_LOST: () => ({
    'zh-CN': '这张照片在手机上已打不开，没有送到。请在下次上门时重新拍一张。',
    en: 'This photo no longer opens on the phone and did not arrive. Take it again at the next visit.',
  }),
};
