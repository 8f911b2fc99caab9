/**
 * The columns of a roster: what each means, the headers that name it and how to fill it in. Reading,
 * the template workbook and the reference page all come from this table.
 */
import type { Words } from '../../rules/index.ts';

export type RosterColumn = {
  readonly header: Words;
  /** Other headers, without spaces; case, punctuation and hints in parentheses do not matter. */
  readonly alsoChinese: readonly string[];
  readonly alsoEnglish: readonly string[];
  /** Two values of the template, for a mother and her child, both fictional. */
  readonly examples: readonly [string, string];
  readonly explanation: Words;
};

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

function column(
  header: Words,
  alsoChinese: string,
  alsoEnglish: string,
  examples: readonly [string, string],
  explanation: Words,
): RosterColumn {
  const list = (text: string) => text.split('、').filter((word) => word !== '');
  return {
    header,
    alsoChinese: list(alsoChinese),
    alsoEnglish: list(alsoEnglish),
    examples,
    explanation,
  };
}

/** The column that says since when the value of another column holds. */
function since(of: Words, alsoChinese: string, alsoEnglish: string, example = ''): RosterColumn {
  return column(
    words(`${of['zh-CN']}起始日期`, `${of.en} since`),
    `${of['zh-CN']}开始日期、${of['zh-CN']}起始时间、${of['zh-CN']}日期${alsoChinese && `、${alsoChinese}`}`,
    `${of.en} from、${of.en} start${alsoEnglish && `、${alsoEnglish}`}`,
    [example, ''],
    words(
      `“${of['zh-CN']}”从哪一天起。空着表示一直如此。`,
      `The first day of "${of.en}". Left empty, it has always been so.`,
    ),
  );
}

const voluntary = words(
  '仅限本人自愿提供，用于为她安排服务；从不询问，也不影响任何待遇。',
  'Only what she has brought herself, to arrange services for her; never asked, never a condition.',
);

/** The order is that of the template. */
export const rosterColumns = {
  number: column(
    words('序号', 'no'),
    '编号、行号、序',
    'number、serial、serial number、#',
    ['1', '2'],
    words('不读取。', 'Not read.'),
  ),
  name: column(
    words('姓名', 'name'),
    '名字、姓名全称、居民姓名、本人姓名、人员姓名、成员姓名',
    'full name、person name',
    ['云溪样例甲', '云溪样例乙'],
    words('原样显示。', 'Shown as written.'),
  ),
  idNumber: column(
    words('身份证号', 'id number'),
    '身份证号码、公民身份号码、公民身份证号码、居民身份证号、居民身份证号码、身份证、身份号码、证件号码、证件号、本人身份证号',
    'id、identity number、id card、id card number、citizen id、national id、identity card number',
    ['990101199003070023', '990101202502100017'],
    words(
      '18位，15位会自动转换；该列须为文本格式。没有的（如新生儿）空着。',
      '18 digits; 15 are converted; the column must be text. Leave empty who has none, as a newborn.',
    ),
  ),
  sex: column(
    words('性别', 'sex'),
    '',
    'gender',
    ['女', '男'],
    words(
      '男或女；空着则取自身份证号。',
      'female or male; left empty, it is taken from the id number.',
    ),
  ),
  born: column(
    words('出生日期', 'born'),
    '出生年月、出生年月日、生日、出生时间、出生',
    'birth date、date of birth、birthday、dob、birthdate',
    ['1990-03-07', '2025-02-10'],
    words(
      '可以只写年或年月；空着则取自身份证号。',
      'A year or a month is enough if no more is known; left empty, it is taken from the id number.',
    ),
  ),
  died: column(
    words('死亡日期', 'died'),
    '死亡时间、去世日期、去世时间、死亡年月',
    'death date、date of death、deceased',
    ['', ''],
    words('健在的空着；不知是否去世写“不详”。', 'Empty while alive; "unknown" if nobody knows.'),
  ),
  registrationType: column(
    words('户口性质', 'registration type'),
    '户口类别、户口类型、户籍性质、户籍类型、户别',
    'hukou type、household registration type',
    ['农业', ''],
    words(
      '农业或非农业。“居民户口”不能说明是哪一种，按未知处理。',
      'agricultural or non-agricultural. "resident" does not say which, so it counts as unknown.',
    ),
  ),
  registrationTypeSince: since(words('户口性质', 'registration type'), '农转非日期', ''),
  registeredAt: column(
    words('户籍地', 'registered at'),
    '户籍地址、户籍所在地、户口所在地、户籍、户口地址、户籍地区划、户籍地区划代码',
    'hukou、household registration、registered address、registration address',
    ['暖州省晴川市云溪县', '暖州省晴川市云溪县'],
    words(
      '地址（至少到县）或6至12位区划代码。',
      'An address down to the county, or an area code of 6 to 12 digits.',
    ),
  ),
  registeredAtSince: since(
    words('户籍地', 'registered at'),
    '落户日期、迁入日期、户籍迁入日期、户籍起始日期',
    'registered since',
  ),
  livesAt: column(
    words('居住地', 'lives at'),
    '居住地址、现住址、现居住地、常住地、常住地址、住址、现居住地址、居住地区划代码、家庭住址',
    'residence、address、home address、current address',
    ['暖州省晴川市云溪县', '同户籍地'],
    words('写法同户籍地；也可写“同户籍地”。', 'As "registered at"; or "same as registered".'),
  ),
  livesAtSince: since(
    words('居住', 'lives at'),
    '居住地起始日期、居住地开始日期、来本地日期、入住日期、现居住地起始日期',
    'residence since、resident since、lives since',
    '2019-09-01',
  ),
  disability: column(
    words('残疾等级', 'disability grade'),
    '残疾级别、残疾证等级、残疾',
    'disability、disability level',
    ['', ''],
    words('一级至四级，或1至4；没有的写“无”或空着。', '1 to 4; "none" or empty for none.'),
  ),
  disabilitySince: since(
    words('残疾等级', 'disability'),
    '残疾证日期、残疾证发证日期、残疾证签发日期、残疾鉴定日期、残疾日期、残疾等级评定日期',
    'disability certificate date、disability date',
  ),
  complication: column(
    words('并发症等级', 'complication grade'),
    '手术并发症等级、计划生育手术并发症等级、并发症级别、并发症',
    'complication、complication level',
    ['', ''],
    words('鉴定书上的一级至三级，或1至3。', 'Grade 1 to 3 on the panel’s certificate.'),
  ),
  complicationSince: since(
    words('并发症等级', 'complication'),
    '并发症日期、并发症鉴定日期、手术并发症日期',
    'complication date',
  ),
  oneChild: column(
    words('独生子女父母光荣证', 'one-child certificate'),
    '独生子女证、光荣证、独生子女光荣证、是否持有独生子女父母光荣证、独生子女父母光荣证号、光荣证号、独生子女证号',
    'one child certificate、one-child parents certificate',
    ['', ''],
    words('是、否，或证号。', 'yes, no, or the number of the certificate.'),
  ),
  oneChildSince: since(
    words('独生子女父母光荣证', 'one-child certificate'),
    '光荣证发证日期、独生子女证日期、光荣证日期、独生子女父母光荣证发证日期',
    'one-child certificate date',
  ),
  nationality: column(
    words('国籍', 'nationality'),
    '国家或地区',
    'citizenship',
    ['', '中国'],
    words(
      '中国或外国；有有效的居民身份证号的，空着即为中国。',
      'cn or the name of another country; with a valid resident number, empty means cn.',
    ),
  ),
  marital: column(
    words('婚姻状况', 'marital status'),
    '婚姻、婚姻情况、婚姻状态',
    'marriage',
    ['已婚', ''],
    words('未婚、已婚、离婚或丧偶。', 'never married, married, divorced or widowed.'),
  ),
  maritalSince: since(
    words('婚姻状况', 'marital status'),
    '结婚日期、结婚登记日期、离婚日期、丧偶日期、婚姻变动日期、婚姻日期',
    'married since、marriage date',
  ),
  employment: column(
    words('就业状况', 'employment'),
    '就业、就业情况、就业状态、是否就业',
    'employed、employment status',
    ['', ''],
    words('有用人单位写“在职”，没有写“无业”。', 'employed or not employed.'),
  ),
  employmentSince: since(
    words('就业状况', 'employment'),
    '就业日期、入职日期、参加工作日期',
    'employed since',
  ),
  childrenEver: column(
    words('子女数', 'children'),
    '生育子女数、曾生育子女数、子女个数、子女总数、生育子女总数',
    'number of children、children ever、children ever born',
    ['1', ''],
    words(
      '曾有过的全部子女，包括已去世的。',
      'All children this person ever had, also those who died.',
    ),
  ),
  father: column(
    words('父亲身份证号', 'father id'),
    '父亲身份证号码、父亲公民身份号码、父身份证号、父亲证件号码、父亲身份证',
    'father、father id number、father number',
    ['', ''],
    words('父亲不在名册中也可填写。', 'May be given although he has no row of his own.'),
  ),
  mother: column(
    words('母亲身份证号', 'mother id'),
    '母亲身份证号码、母亲公民身份号码、母身份证号、母亲证件号码、母亲身份证',
    'mother、mother id number、mother number',
    ['', '990101199003070023'],
    words('母亲不在名册中也可填写。', 'May be given although she has no row of her own.'),
  ),
  spouse: column(
    words('配偶身份证号', 'spouse id'),
    '配偶身份证号码、配偶公民身份号码、丈夫身份证号、妻子身份证号、配偶证件号码、配偶身份证',
    'spouse、spouse id number、husband id、wife id、spouse number',
    ['', ''],
    words('夫妻一方填写即可。', 'One of the two is enough.'),
  ),
  guardian: column(
    words('监护人身份证号', 'guardian id'),
    '监护人身份证号码、监护人公民身份号码、监护人证件号码、监护人身份证',
    'guardian、guardian id number、guardian number',
    ['', ''],
    words('父母以外的监护人。', 'A guardian other than the parents.'),
  ),
  household: column(
    words('户号', 'household'),
    '家庭编号、户编号、户口簿号、户口本号、户口编号、户籍编号',
    'household id、household number、household no',
    ['A001', 'A001'],
    words('同一户的人户号相同。', 'The same for all members of one household.'),
  ),
  relation: column(
    words('与户主关系', 'relation to head'),
    '与户主的关系、户主关系、与户主之关系、家庭关系',
    'relation、relationship to head、relationship、relation to household head',
    ['户主', '子'],
    words(
      '户主、配偶、子、女、父亲、母亲等。“孙”等不能确定父母是谁，不产生亲子关系。',
      'head, spouse, son, daughter, father, mother … "grandchild" does not say whose child.',
    ),
  ),
  lastPeriod: column(
    words('末次月经', 'last menstrual period'),
    '末次月经日期、末次月经时间',
    'lmp',
    ['', ''],
    voluntary,
  ),
  expectedDelivery: column(
    words('预产期', 'expected delivery'),
    '预产日期',
    'edd、due date、expected date of delivery',
    ['', ''],
    voluntary,
  ),
  delivery: column(
    words('分娩日期', 'delivery'),
    '分娩时间',
    'delivery date、date of delivery',
    ['', ''],
    voluntary,
  ),
  discharge: column(
    words('出院日期', 'hospital discharge'),
    '产后出院日期、出院时间',
    'discharge、discharge date',
    ['', ''],
    voluntary,
  ),
  cervicalScreening: column(
    words('宫颈癌筛查日期', 'cervical screening'),
    '宫颈癌筛查、宫颈癌检查日期、上次宫颈癌筛查日期',
    'cervical screening date',
    ['', ''],
    voluntary,
  ),
  breastScreening: column(
    words('乳腺癌筛查日期', 'breast screening'),
    '乳腺癌筛查、乳腺癌检查日期、上次乳腺癌筛查日期',
    'breast screening date',
    ['', ''],
    voluntary,
  ),
  screening: column(
    words('上次筛查日期', 'last screening'),
    '两癌筛查日期、筛查日期、两癌检查日期、上次两癌筛查日期',
    'screening、screening date、last screening date',
    ['', ''],
    words(
      '宫颈癌和乳腺癌在同一天筛查时用这一列。仅限本人自愿提供。',
      'For both screenings on one day. Only what she has brought herself.',
    ),
  ),
  pregnancyPlan: column(
    words('备孕', 'planning pregnancy'),
    '是否备孕、本人告知的备孕',
    'pregnancy plan',
    ['', ''],
    voluntary,
  ),
  remarks: column(
    words('备注', 'remarks'),
    '说明、附注',
    'notes、note、comment、comments',
    ['', ''],
    words('不读取。', 'Not read.'),
  ),
} as const satisfies Readonly<Record<string, RosterColumn>>;

/** What a column of a roster means. */
export type Meaning = keyof typeof rosterColumns;

export const meanings = Object.keys(rosterColumns) as readonly Meaning[];

/** The columns in the order of the template, each with its meaning. */
export const templateColumns: readonly (RosterColumn & { readonly meaning: Meaning })[] =
  meanings.map((meaning) => ({ meaning, ...rosterColumns[meaning] }));

/** The meaning that dates the values of another; a plain "since" after a column means it. */
export const sinceOf: Readonly<Partial<Record<Meaning, Meaning>>> = {
  registrationType: 'registrationTypeSince',
  registeredAt: 'registeredAtSince',
  livesAt: 'livesAtSince',
  disability: 'disabilitySince',
  complication: 'complicationSince',
  oneChild: 'oneChildSince',
  marital: 'maritalSince',
  employment: 'employmentSince',
};
