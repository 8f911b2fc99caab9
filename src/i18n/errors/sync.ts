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
  PHONE_SIGNATURE: () => ({
    'zh-CN':
      '送来的记录不是这部手机签名的，一条也没有接收。请在这部手机上重新同步；如仍不行，请重新登记手机。',
    en: 'What was sent was not signed by this phone, so nothing of it was taken. Sync again on this phone; if that does not help, add the phone anew.',
  }),
  PHONE_EVENT_BROKEN: ({ place }) => ({
    'zh-CN': `送来的内容不是完整的记录（${place}），一条也没有接收。请更新应用后重新同步。`,
    en: `What was sent is no whole record (${place}), so nothing of it was taken. Update the application and sync again.`,
  }),
  PHONE_EVENT_OTHER: ({ number }) => ({
    'zh-CN': `第 ${number} 条记录的编号已用于另一条记录，没有接收。已收到的不受影响。请重新登记这部手机。`,
    en: `The name or number of record ${number} stands for another one already, so it was not taken. What arrived before stays. Add the phone anew.`,
  }),
  PHONE_FIELD_UNKNOWN: () => ({
    'zh-CN':
      '这个版本的系统没有手机所写的栏目，内容原样保留，没有计入。请由经办员核对，并更新应用。',
    en: 'This version has no field such as the phone wrote; what it says is kept as it is and not counted. A clerk looks at it; update the application.',
  }),
  PHONE_VALUE_INVALID: () => ({
    'zh-CN': '手机所写的内容不符合这个栏目的要求，内容原样保留，没有计入。请核对后重新填写。',
    en: 'What the phone wrote does not fit its field; it is kept as it is and not counted. Check it and write it again.',
  }),
  PHONE_BUILT_UPON: () => ({
    'zh-CN':
      '台账中的这一项后来又有更改，手机上的改动没有覆盖它，两份都保留。请由经办员决定以哪一份为准。',
    en: 'The record of this went on since, so what the phone changed did not replace it; both are kept. A clerk decides which holds.',
  }),
  PHONE_NOT_TAKEN: () => ({
    'zh-CN':
      '这条记录台账收不下，内容原样保留，没有计入，其他记录不受影响。请由经办员核对，在窗口办理。',
    en: 'The record cannot hold what this says; it is kept as it is and not counted, and nothing else is touched. A clerk looks at it and does it at the desk.',
  }),
  PHONE_REGISTRATION_STAYS: () => ({
    'zh-CN':
      '此人已由手机登记，登记只计一次，后来的登记或撤回没有计入。需要更正的，请由登记管理员办理。',
    en: 'She was registered by phone already, which counts once; what came later or took it back was not counted. A registrar corrects a registration.',
  }),
  PHONE_PERSON_UNREGISTERED: () => ({
    'zh-CN':
      '此人的登记没有被接收（原因见那一条），因此关于此人的这条记录还不能计入，已转给经办员，手机上也保留。请更正后重新登记此人，登记成功后自动计入；或者由经办员在窗口办理。',
    en: 'Her registration was not taken, for the reason given there, so what was said of her cannot count yet. It lies before a clerk, and the phone keeps it. Register her again as it should be and it counts by itself, or a clerk does it at the desk.',
  }),
  PHONE_HOUSEHOLD_UNKNOWN: ({ household }) => ({
    'zh-CN': `没有编号为 ${household} 的家庭，因此没有登记此人。请同步后重新选择家庭。`,
    en: `There is no household ${household}, so nobody was registered. Sync and choose the household again.`,
  }),
  PHONE_CONSENT_OVER: () => ({
    'zh-CN': '手机记下同意以后，本人在别处已表示不同意，以不同意为准，没有改动。需要时请当面再问。',
    en: 'After the phone wrote her yes down she said no elsewhere; the no holds and nothing was changed. Ask her again when you meet.',
  }),
  PHONE_CONFLICT_UNKNOWN: ({ conflict }) => ({
    'zh-CN': `您单位没有编号为 ${conflict} 的待决事项，可能已经有人处理。请刷新清单。`,
    en: `Nothing with number ${conflict} waits for a decision of your unit; perhaps somebody decided it. Load the list again.`,
  }),
  PHONE_SIDE_UNKNOWN: () => ({
    'zh-CN': '所选的不是现有的说法之一，可能又有新的送达，没有作出决定。请刷新清单后再选。',
    en: 'What was chosen is none of what was said; perhaps more arrived. Nothing was decided. Load the list again and choose.',
  }),
  PHONE_DESK_ONLY: () => ({
    'zh-CN':
      '这条记录不能直接计入台账（此人还没有编号，或者应用版本不同）。请在窗口照此办理，然后把它标为不采用。',
    en: 'This cannot come into the record by itself: she has no number yet, or the application is another version. Do it at the desk, then decide that it does not hold.',
  }),
  PHONE_DECIDED_AGAINST: () => ({
    'zh-CN': '经办员核对后决定不采用这条记录，台账没有更改，原文保留。如有疑问，请向经办员了解。',
    en: 'A clerk looked at this and decided that it does not hold; the record is as it was and what was said is kept. Ask the clerk if you have doubts.',
  }),
  PAPER_UNKNOWN: () => ({
    'zh-CN': '这部手机没有送来过这张照片的登记，照片没有接收。请先同步记录，再送照片。',
    en: 'This phone has not told of this photo, so it was not taken. Sync what was written down first, then send the photo.',
  }),
  PAPER_NO_CONSENT: () => ({
    'zh-CN': '本人没有同意保存材料照片，或者已经收回同意，照片没有保留。请在手机上删除这张照片。',
    en: 'She has not agreed that photos of her papers are kept, or has taken that back, so nothing of it was kept. Delete the photo on the phone.',
  }),
  PAPER_DAMAGED: () => ({
    'zh-CN':
      '送来的不是照片，或者与登记的不一致，已全部删除。请从头重新送一次；如仍不行，请重新拍照。',
    en: 'What came is no picture, or not the one that was told of, and was deleted. Send it again from the beginning; if that does not help, take it anew.',
  }),
};
