/**
 * Concepts of the old plans that have no place here, each with its safeguard and what serves the need.
 *
 * These words never decide: the lists of facts, measures and fields are closed, so a renamed concept is
 * refused just the same. They let a refusal say what was meant. Only `phrases` also refuse a text.
 */
import type { Words } from '../rules/index.ts';
import type { SafeguardId } from './safeguards.ts';

/** Chinese and pinyin match anywhere, spaces ignored; English from the start of a word on. */
export type Spellings = {
  readonly zh?: readonly string[];
  readonly pinyin?: readonly string[];
  readonly en?: readonly string[];
};

export type RefusedConcept = {
  readonly name: Words;
  /** The first names the concept; another is named where its own subject is what was defined. */
  readonly safeguards: readonly [SafeguardId, ...SafeguardId[]];
  /** Where it differs from the safeguard's own source. */
  readonly law?: Words;
  readonly instead: Words;
  readonly words: Spellings;
  /** So specific that no lawful text has them. */
  readonly phrases: Spellings;
};

const pressure = ['率', '任务', '指标', '及时', '落实', '扣', '奖', '倾斜', '名单', '突破口', '未'];
const pressureInEnglish = [
  ' rate',
  ' quota',
  ' target',
  ' task',
  ' on time',
  ' priority',
  ' penalty',
];

/** Each word beside each word of pressure: `上环` + `率`, `sterilisation` + ` rate`. */
const pressed = (words: readonly string[], ends: readonly string[]): readonly string[] =>
  words.flatMap((word) => ends.map((end) => `${word}${end}`));

export const refusedConcepts: Readonly<Record<string, RefusedConcept>> = {
  veto: {
    name: { 'zh-CN': '计划生育“一票否决”', en: 'one-vote veto for births' },
    safeguards: ['R02'],
    instead: {
      'zh-CN': '唯一的否决是强迫或泄露隐私：recognition.barredBy',
      en: 'one veto remains, proven coercion or a privacy breach: recognition.barredBy',
    },
    words: {
      zh: ['一票否决'],
      pinyin: ['yipiaofoujue'],
      en: ['one vote veto', 'birth veto', 'veto'],
    },
    phrases: { zh: ['一票否决', '1票否决'], pinyin: ['yipiaofoujue'], en: ['one vote veto'] },
  },
  fee: {
    name: { 'zh-CN': '社会抚养费和生育罚款', en: 'social maintenance fee and fines for births' },
    safeguards: ['R02', 'R24'],
    law: {
      'zh-CN': '《人口与计划生育法》2021年修正取消社会抚养费；第4条',
      en: 'the 2021 amendment of the Population and Family Planning Law ended the fee; art. 4',
    },
    instead: {
      'zh-CN': '不予制作；每个孩子的权利从出生登记开始',
      en: 'not built; every child’s rights start with birth registration',
    },
    words: {
      zh: ['社会抚养费', '抚养费征收', '生育罚款', '超生费', '计划外生育费'],
      pinyin: ['shehuifuyang', 'fuyangfei'],
      en: ['social maintenance fee', 'social compensation fee', 'birth fine'],
    },
    phrases: {
      zh: ['社会抚养费', '超生罚款'],
      pinyin: ['shehuifuyangfei'],
      en: ['social maintenance fee'],
    },
  },
  authorisation: {
    name: { 'zh-CN': '配偶或父母同意', en: 'authorisation by spouse or parents' },
    safeguards: ['R11'],
    instead: { 'zh-CN': '由本人决定；不设此问题', en: 'her own decision; the question is not put' },
    words: {
      zh: ['配偶同意', '丈夫同意', '配偶签字', '家属签字', '家属同意', '父母同意', '监护人批准'],
      pinyin: ['peiouqianzi', 'peioutongyi', 'zhangfutongyi', 'jiashuqianzi'],
      en: [
        'spouse consent',
        'husband consent',
        'spousal',
        'authorised by',
        'authorized by',
        'parental authori',
        'parental consent',
        'signed by spouse',
      ],
    },
    phrases: {
      zh: ['配偶同意', '丈夫同意', '配偶签字'],
      en: ['husband consent', 'spousal consent'],
    },
  },
  legitimacy: {
    name: {
      'zh-CN': '“计划外”、非婚生、胎儿性别',
      en: 'out-of-plan birth, legitimacy, fetal sex',
    },
    safeguards: ['R28', 'R02'],
    instead: {
      'zh-CN': '所有孩子权利平等；出生登记不可拒绝',
      en: 'all children have equal rights; birth registration has no refusal',
    },
    words: {
      zh: ['计划外', '政策外', '超生', '非婚', '私生', '胎儿性别'],
      pinyin: ['jihuawai', 'zhengcewai', 'chaosheng', 'feihun', 'taierxingbie'],
      en: [
        'out of plan',
        'out of policy',
        'illegitima',
        'legitimacy',
        'fetal sex',
        'foetal sex',
        'unmarried birth',
      ],
    },
    phrases: {
      zh: ['计划外怀孕', '计划外生育', '政策外生育', '超生户', '胎儿性别'],
      en: ['out of plan birth'],
    },
  },
  permit: {
    name: { 'zh-CN': '生育证和婚育证明查验', en: 'birth permits and checks of fertility papers' },
    safeguards: ['R08', 'R05'],
    instead: {
      'zh-CN': '不查任何证件；只为所申请的待遇核实条件',
      en: 'no paper is asked for; conditions are checked only for the right applied for',
    },
    words: {
      zh: ['生育证', '准生证', '婚育证明', '计划生育证明', '计生证明', '查验'],
      pinyin: ['shengyuzheng', 'zhunshengzheng', 'hunyuzheng', 'jishengzheng'],
      en: ['birth permit', 'fertility certificate', 'fertility paper', 'required for'],
    },
    phrases: {
      zh: ['准生证', '婚育证明查验', '查验婚育证明'],
      en: ['birth permit', 'fertility certificate'],
    },
  },
  pregnancyChecks: {
    name: { 'zh-CN': '孕情登记和妇检', en: 'registers and checks of pregnancy' },
    safeguards: ['R01', 'R02', 'R05', 'R06', 'R22', 'R25', 'R26', 'R32', 'R37'],
    instead: {
      'zh-CN': '本人自愿登记的孕产妇服务；考核机构是否按时提供',
      en: 'maternal care a woman enrols in; measure whether the office offered it on time',
    },
    words: {
      zh: ['孕情', '妇检', '环检', '孕检', '查环', '查孕', '透环', '怀孕', '应检未检', '妊娠'],
      pinyin: [
        'yunqing',
        'fujian',
        'huanjian',
        'yunjian',
        'chahuan',
        'chayun',
        'huaiyun',
        'yingjian',
      ],
      en: ['pregnan', 'gynaecological check', 'gynecological check', 'uterine check'],
    },
    phrases: {
      zh: [
        '应检未检',
        '查环查孕',
        ...pressed(['孕情登记', '孕情上报', '妇检', '环检', '孕检'], pressure),
      ],
      en: [...pressed(['pregnancy registration'], pressureInEnglish)],
    },
  },
  procedures: {
    name: {
      'zh-CN': '避孕方法和节育手术',
      en: 'contraceptive methods and sterilisation procedures',
    },
    safeguards: ['R02', 'R01', 'R05', 'R06', 'R22', 'R26', 'R30', 'R32', 'R37'],
    instead: {
      'zh-CN': '知情选择，全部方法或都不用；考核药具是否有货、随访是否应约',
      en: 'informed choice of any method or none; measure stock and kept appointments',
    },
    words: {
      zh: ['长效', '上环', '放环', '结扎', '绝育', '节育', '四术', '避孕', '补救措施', '引产'],
      pinyin: [
        'changxiao',
        'shanghuan',
        'fanghuan',
        'jieza',
        'jueyu',
        'jieyu',
        'sishu',
        'biyun',
        'bujiu',
        'yinchan',
      ],
      en: [
        'sterili',
        'iud',
        'ligation',
        'vasectomy',
        'contracept',
        'long acting',
        'method',
        'procedure',
        'remedial measure',
        'abortion',
      ],
    },
    phrases: {
      zh: [
        '长效率',
        '结扎二女户',
        '二女户结扎',
        '结扎困难家庭',
        ...pressed(
          ['长效节育措施', '节育措施', '上环', '放环', '结扎', '绝育', '四术', '补救措施'],
          pressure,
        ),
      ],
      en: [
        ...pressed(
          ['sterilisation', 'sterilization', 'iud', 'long acting method', 'ligation'],
          pressureInEnglish,
        ),
      ],
    },
  },
  births: {
    name: { 'zh-CN': '生育数量和生育率考核', en: 'births and birth rates as a measure' },
    safeguards: ['R02', 'R01', 'R05', 'R06', 'R07', 'R32'],
    instead: {
      'zh-CN': '考核应享待遇是否按时、足额、有理由',
      en: 'measure whether what is owed came on time, in full and with reasons',
    },
    words: {
      zh: ['生育率', '计划生育', '出生人口', '出生', '生育', '子女数', '孩次', '二女户', '双女户'],
      pinyin: ['jihuashengyu', 'jishenglv', 'shengyu', 'chusheng', 'zinvshu', 'haici', 'ernv'],
      en: ['birth', 'fertil', 'child count', 'parity', 'second child', 'two daughter', 'children'],
    },
    phrases: {
      zh: ['计划生育率', '计生率', '政策生育率', '二女户为突破口'],
      pinyin: ['jihuashengyulv', 'jishenglv'],
      en: ['planned birth rate', 'in plan birth rate', 'policy birth rate'],
    },
  },
  ethnicity: {
    name: { 'zh-CN': '民族和宗教', en: 'ethnicity and religion' },
    safeguards: ['R29'],
    instead: { 'zh-CN': '不采集', en: 'not collected' },
    words: {
      zh: ['民族', '宗教'],
      pinyin: ['minzu', 'zongjiao'],
      en: ['ethnic', 'religio', 'nationality group'],
    },
    phrases: {},
  },
  informants: {
    name: { 'zh-CN': '举报和由他人报告', en: 'informants and reports by third parties' },
    safeguards: ['R08'],
    instead: {
      'zh-CN': '居民自己登记；给房东和企业的只有欢迎资料',
      en: 'residents register themselves; landlords and firms get a leaflet to hand out',
    },
    words: {
      zh: ['举报', '房东', '出租屋', '用人单位'],
      pinyin: ['jubao', 'fangdong'],
      en: ['informant', 'landlord', 'employer', 'school'],
    },
    phrases: { zh: ['举报计划外', '举报超生'] },
  },
  trails: {
    name: { 'zh-CN': '行踪', en: 'trails of movement' },
    safeguards: ['R27'],
    instead: {
      'zh-CN': '居民愿意时自己告知新地址',
      en: 'a resident tells a new address if she wishes services there',
    },
    words: {
      zh: ['行踪', '轨迹', '流向', '定位'],
      pinyin: ['xingzong', 'guiji', 'liuxiang'],
      en: ['gps', 'location', 'coordinate', 'tracking'],
    },
    phrases: {},
  },
  exports: {
    name: { 'zh-CN': '自由导出', en: 'free-form exports' },
    safeguards: ['R16'],
    instead: {
      'zh-CN': '有名称、有行数上限、两人经手的摘录',
      en: 'named extracts with a row cap and two persons',
    },
    words: { zh: ['导出'], pinyin: ['daochu'], en: ['export', 'dump', 'raw column'] },
    phrases: {},
  },
  refusalsScored: {
    name: { 'zh-CN': '对拒绝计分', en: 'scores for refusals' },
    safeguards: ['R25'],
    instead: { 'zh-CN': '拒绝者离开分母', en: 'who declines leaves the denominator' },
    words: {
      zh: ['拒绝', '不配合', '拒访'],
      pinyin: ['jujue', 'bupeihe'],
      en: ['refus', 'declin', 'uncooperative', 'do not contact'],
    },
    phrases: {},
  },
};
