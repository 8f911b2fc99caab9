/**
 * The safeguards that the linter enforces, each with what it protects and where it comes from.
 */
import { careEncounters } from '../model/facts/care.ts';
import type { Words } from '../rules/index.ts';
import type { Program } from './definition.ts';

export type Safeguard = {
  /** What is protected, in one clause. */
  readonly rule: Words;
  /** The law or the declaration that it rests on. */
  readonly law: Words;
};

const cairo: Words = {
  'zh-CN': '国际人口与发展会议《行动纲领》第7.12段；《人口与计划生育法》（2021年修正）第4条',
  en: 'ICPD Programme of Action 7.12; Population and Family Planning Law (2021) art. 4',
};
const figo: Words = {
  'zh-CN': '国际妇产科联盟（FIGO）2011年绝育伦理准则；国际人口与发展会议《行动纲领》第7.22段',
  en: 'FIGO 2011 guideline on sterilisation; ICPD Programme of Action 7.22',
};
const who: Words = {
  'zh-CN': '世界卫生组织2014年《在提供避孕信息和服务中确保人权》',
  en: 'WHO 2014, Ensuring human rights in the provision of contraceptive information and services',
};
const ownDecision: Words = {
  'zh-CN': '《妇女权益保障法》第21条、第32条；世界卫生组织2014年指南',
  en: 'Law on the Protection of Women’s Rights and Interests arts. 21 and 32; WHO 2014',
};
const sensitiveData: Words = {
  'zh-CN': '《个人信息保护法》第28、29条；世界卫生组织2014年指南（保密）',
  en: 'PIPL arts. 28 and 29; WHO 2014 on confidentiality',
};
const leastData: Words = { 'zh-CN': '《个人信息保护法》第6条', en: 'PIPL art. 6' };

export const safeguards = {
  R01: {
    rule: {
      'zh-CN': '任何人不得按生育事实查找或列出居民',
      en: 'nobody is listed or searched by a reproductive fact',
    },
    law: sensitiveData,
  },
  R02: {
    rule: {
      'zh-CN': '指标、目标、排名、奖励和处罚不得使用生育、怀孕、手术、避孕方法或子女数',
      en: 'no indicator, target, ranking, reward or sanction uses births, pregnancies, procedures, methods or child count',
    },
    law: cairo,
  },
  R03: {
    rule: {
      'zh-CN': '目标只能针对服务机构自己的工作',
      en: 'targets are only on what the service itself does',
    },
    law: cairo,
  },
  R05: {
    rule: {
      'zh-CN': '服务不得以避孕、生育、婚姻或户籍为条件',
      en: 'no service depends on contraceptive, fertility, marital or registration status',
    },
    law: who,
  },
  R06: {
    rule: {
      'zh-CN': '任何钱款、优先或助学都不得取决于生育事实或避孕方法',
      en: 'no money, priority or scholarship depends on a reproductive fact or a method',
    },
    law: figo,
  },
  R07: {
    rule: {
      'zh-CN': '依子女数的待遇只能增加，须有法律依据和日期，且仅经办单位可见',
      en: 'rights by child count only add, cite their law and dates, and are seen by the casework unit alone',
    },
    law: {
      'zh-CN': '《人口与计划生育法》（2021年修正）第4条、第31条、第32条',
      en: 'Population and Family Planning Law (2021) arts. 4, 31 and 32',
    },
  },
  R08: {
    rule: {
      'zh-CN': '住房、就业、入学、落户不得查验生育证明，外单位不得查询生育状况',
      en: 'no fertility paper gates housing, work, school or registration, and no partner queries status',
    },
    law: ownDecision,
  },
  R11: {
    rule: {
      'zh-CN': '任何服务都不需要配偶或父母同意，由本人决定',
      en: 'no service needs a spouse’s or parent’s authorisation; the decision is her own',
    },
    law: ownDecision,
  },
  R16: {
    rule: {
      'zh-CN': '不得自由导出敏感信息',
      en: 'no free-form export of sensitive classes',
    },
    law: {
      'zh-CN': '《个人信息保护法》第51条；红十字国际委员会《数据保护手册》',
      en: 'PIPL art. 51; ICRC Handbook on Data Protection',
    },
  },
  R22: {
    rule: {
      'zh-CN': '证明只显示所选的一项权利，不存在生育类证明',
      en: 'a certificate shows the chosen right alone; there is no fertility claim',
    },
    law: leastData,
  },
  R23: {
    rule: {
      'zh-CN': '一个人的生育或投诉信息不得显示给家庭其他成员或他人',
      en: 'one person’s reproductive or complaint data is never shown to another',
    },
    law: who,
  },
  R24: {
    rule: {
      'zh-CN': '停发、拒绝、追回不得只由系统作出；每个决定都有理由和依据',
      en: 'no stop, denial or clawback by the system alone; every decision has reasons and a source',
    },
    law: { 'zh-CN': '《个人信息保护法》第24条', en: 'PIPL art. 24' },
  },
  R25: {
    rule: {
      'zh-CN': '“不要联系”和拒绝都受尊重，从不计分',
      en: 'a refusal or a wish not to be contacted is respected and never scored',
    },
    law: cairo,
  },
  R26: {
    rule: {
      'zh-CN': '公示只有遮盖的姓名、村和项目类别；失独、伤残、健康和投诉从不公示',
      en: 'public notices show a masked name, village and program class; never bereavement, disability, health or complaints',
    },
    law: sensitiveData,
  },
  R27: {
    rule: { 'zh-CN': '不记录居民的行踪', en: 'no trails of where residents go' },
    law: sensitiveData,
  },
  R28: {
    rule: {
      'zh-CN': '没有胎儿性别、“计划外”、婚内婚外的字段',
      en: 'there is no field for fetal sex, “out of plan” or legitimacy',
    },
    law: ownDecision,
  },
  R29: {
    rule: {
      'zh-CN': '不采集民族和宗教，更不与生育交叉',
      en: 'ethnicity and religion are not collected, and never crossed with reproduction',
    },
    law: {
      'zh-CN': '红十字国际委员会《数据保护手册》；《个人信息保护法》第28条',
      en: 'ICRC Handbook on Data Protection; PIPL art. 28',
    },
  },
  R30: {
    rule: {
      'zh-CN': '咨询展示全部方法、副作用、“都不用”和拒绝的权利',
      en: 'counselling shows all methods, side effects, none, and the right to refuse',
    },
    law: {
      'zh-CN': '《人口与计划生育法》（2021年修正）第19条（知情选择）；世界卫生组织2014年指南',
      en: 'Population and Family Planning Law (2021) art. 19 (informed choice); WHO 2014',
    },
  },
  R32: {
    rule: {
      'zh-CN': '部门之间交换须有合同：字段、目的、法律依据、期限',
      en: 'offices exchange under a contract: fields, purpose, law, expiry',
    },
    law: {
      'zh-CN': '《个人信息保护法》第6条；X-Road 交换规则',
      en: 'PIPL art. 6; X-Road practice',
    },
  },
  R35: {
    rule: {
      'zh-CN': '防线不能被关闭或绕过',
      en: 'the guards cannot be switched off or got round',
    },
    law: {
      'zh-CN': '《数字发展原则》2024（预见并减轻伤害）',
      en: 'Principles for Digital Development 2024 (anticipate and mitigate harms)',
    },
  },
  R36: {
    rule: { 'zh-CN': '应享者一个不漏', en: 'nobody who is owed something is missed' },
    law: {
      'zh-CN': '《人口与计划生育法》（2021年修正）第4条',
      en: 'Population and Family Planning Law (2021) art. 4',
    },
  },
  R37: {
    rule: {
      'zh-CN': '有人在旁窥看时也安全：通知文字中性',
      en: 'safe when someone looks over her shoulder: texts are neutral',
    },
    law: who,
  },
} as const satisfies Readonly<Record<string, Safeguard>>;

export type SafeguardId = keyof typeof safeguards;

/**
 * Whether people may be listed by a program: not where the list would be one by a reproductive fact, of
 * who is served or of who has been (R01). Each woman's own rights to such care are worked out with her
 * care record, for herself and her care team; everything else about a county is worked out without.
 *
 * A step may begin with a reproductive fact, such as a discharge after birth, if it has another beginning.
 */
export const mayBeListed = (program: Program): boolean =>
  !(program.eligibility.labels as readonly string[]).includes('reproductive') &&
  (program.kind !== 'service' ||
    Object.values(program.schedule).every(({ keptBy }) => !careEncounters.includes(keptBy)));
