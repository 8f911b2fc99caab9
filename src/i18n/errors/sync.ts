/** Texts for phones: what the server does not take from them or does not give them. */
import type { TextOf } from '../sheet-problems.ts';

/** By code of src/server/modules/sync. */
export const syncErrorTexts: Readonly<Record<string, TextOf>> = {
  DEVICE_KEY: () => ({
    'zh-CN': '手机送来的公钥不完整，没有登记这部手机。请在手机上重新开始登记。',
    en: 'The public key from the phone is not whole, so the phone was not added. Begin again on the phone.',
  }),
  DEVICE_UNKNOWN: () => ({
    'zh-CN': '您没有登记过这个编号的手机，什么也没有取出或写入。请在这部手机上重新登记。',
    en: 'You have no phone with this number; nothing was given out or taken in. Add this phone again.',
  }),
  DEVICE_LOST: () => ({
    'zh-CN':
      '这部手机已报失，服务器不再借出钥匙，手机上的资料要全部删除。已送达的记录保留，等人核对。找回手机后请重新登记。',
    en: 'This phone was reported lost: the server lends it nothing any more and everything on it is deleted. What arrived is kept for somebody to look at. If it was found, add it again.',
  }),
  DEVICE_ENDED: () => ({
    'zh-CN':
      '这部手机已停用，或者登记在您的另一个岗位上，因此不能取用资料。没有送出的记录还在手机上。请选择原来的岗位，或者重新登记手机。',
    en: 'This phone is out of use, or belongs to another of your posts, so it gets nothing. What it has not sent is still on it. Choose that post, or add the phone again.',
  }),
  POLICY_UNKNOWN: () => ({
    'zh-CN': '这个县没有登记过这个版本的政策，没有可以取用的内容。请先同步一次，再取新的版本。',
    en: 'This county has no such version of the policy, so there is nothing to fetch. Sync first, and fetch the version that it names.',
  }),
};
