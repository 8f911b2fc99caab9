/**
 * What residents are asked about the use of their data: one purpose, one question, in plain words. What a law
 * obliges an office to do needs no consent and is not asked for here; the care record has a consent of its own.
 */
import type { Words } from '../../rules/index.ts';

/** A version of the words; once somebody has decided on it, it is never changed, only followed by another. */
export type ConsentText = { readonly version: number; readonly title: Words; readonly text: Words };

export type ConsentPurpose = {
  /** Data that a law calls sensitive: asked for alone, never with anything else. */
  readonly isSensitive: boolean;
  /** The last one is shown; whoever decided on an earlier one keeps what she decided. */
  readonly texts: readonly [ConsentText, ...ConsentText[]];
  readonly ifRefused: Words;
  readonly retention: Words;
};

export const purposeIds = [
  'reminders',
  'share-with-hospital',
  'share-with-other-county',
  'photo-of-paper',
  'research',
] as const;
export type PurposeId = (typeof purposeIds)[number];
export const isPurpose = (id: string): id is PurposeId =>
  (purposeIds as readonly string[]).includes(id);

const nothingChanges: Words = {
  'zh-CN': '不同意不影响您的任何待遇和服务，也不需要说明理由。',
  en: 'If you say no, nothing else changes: every payment and service stays as it is. You need give no reason.',
};

export const consentPurposes: Readonly<Record<PurposeId, ConsentPurpose>> = {
  reminders: {
    isSensitive: false,
    texts: [
      {
        version: 1,
        title: { 'zh-CN': '提醒', en: 'Reminders' },
        text: {
          'zh-CN':
            '我们想在您可以申领待遇或预约服务之前，在您的账号里留言提醒。留言只说“有一件事请您查看”，不写是什么事。您随时可以停止，停止后马上不再提醒。',
          en: 'We would like to leave a message in your account before you can claim a payment or a service. It only says that there is something to look at, never what. You can stop this whenever you like, and it stops at once.',
        },
      },
    ],
    ifRefused: nothingChanges,
    retention: {
      'zh-CN': '已送达的提醒保存 1 年。',
      en: 'Delivered reminders are kept for a year.',
    },
  },
  'share-with-hospital': {
    isSensitive: true,
    texts: [
      {
        version: 1,
        title: { 'zh-CN': '把信息交给医院', en: 'Giving information to a hospital' },
        text: {
          'zh-CN':
            '您请我们转介到医院时，我们想把您的姓名、联系方式和转介原因交给那一家医院，不交给别人。健康信息属于敏感信息，所以单独问您。您随时可以收回同意；收回以后不再交出任何信息，已经交出的请医院删除。',
          en: 'When you ask us to refer you to a hospital, we would like to give that one hospital your name, how to reach you and the reason. Information about health is sensitive, so we ask about it alone. You can take this back at any time: nothing more is given then, and we ask the hospital to delete what it has.',
        },
      },
    ],
    ifRefused: nothingChanges,
    retention: {
      'zh-CN': '我们只保存“何时交给哪家医院”的记录 3 年。',
      en: 'We keep only when it was given to which hospital, for 3 years.',
    },
  },
  'share-with-other-county': {
    isSensitive: true,
    texts: [
      {
        version: 1,
        title: { 'zh-CN': '把信息交给另一个县', en: 'Giving information to another county' },
        text: {
          'zh-CN':
            '您搬到别的县以后，我们想把您在这里登记的信息交给那里的服务单位，这样您不用重新提供材料。交出前您可以先看一遍。您随时可以收回同意，收回以后不再交出任何信息。',
          en: 'When you move to another county, we would like to hand what is on record about you to the office there, so that you need not bring every paper again. You may read it before it goes. You can take this back at any time, and nothing more is given then.',
        },
      },
    ],
    ifRefused: nothingChanges,
    retention: {
      'zh-CN': '我们只保存“何时交给哪个县”的记录 3 年。',
      en: 'We keep only when it was given to which county, for 3 years.',
    },
  },
  'photo-of-paper': {
    isSensitive: true,
    texts: [
      {
        version: 1,
        title: { 'zh-CN': '保存材料的照片', en: 'Keeping a photo of a paper' },
        text: {
          'zh-CN':
            '办理时我们会看您的证件或证明。我们想拍一张照片保存，以后办别的事就不用再带。照片里可能有与这件事无关的信息，所以单独问您。您随时可以收回同意，收回以后照片会删除。',
          en: 'We look at your papers when something is settled. We would like to keep a photo so that you need not bring them again. A photo may show more than is needed, so we ask about it alone. You can take this back at any time, and the photo is deleted.',
        },
      },
    ],
    ifRefused: nothingChanges,
    retention: {
      'zh-CN': '照片保存到这件事办结后 1 年，或您收回同意时。',
      en: 'A photo is kept for a year after the matter is settled, or until you say no.',
    },
  },
  research: {
    isSensitive: true,
    texts: [
      {
        version: 1,
        title: { 'zh-CN': '用于研究', en: 'Research' },
        text: {
          'zh-CN':
            '我们想用您的登记信息研究服务做得好不好。研究人员看不到您的姓名、证件号和住址，结果里也认不出您。您随时可以收回同意，收回以后的研究不再使用您的信息。',
          en: 'We would like to use what is on record about you to study how well the services work. Researchers see neither your name nor your numbers nor your address, and nobody can recognise you in the results. You can take this back at any time, and later studies leave you out.',
        },
      },
    ],
    ifRefused: nothingChanges,
    retention: {
      'zh-CN': '用于研究的数据在研究结束后 1 年内删除。',
      en: 'Data used for a study are deleted within a year after it ends.',
    },
  },
};

/** The words that are shown today. */
export const currentText = (purpose: PurposeId): ConsentText =>
  consentPurposes[purpose].texts.at(-1)!;
