/**
 * The columns of the fictional county's roster, as Chinese township offices head them.
 */

/** The headings, in the order of a row's values. */
export const rosterHeader = [
  '户号',
  '与户主关系',
  '姓名',
  '身份证号',
  '性别',
  '出生日期',
  '死亡日期',
  '户口性质',
  '户籍地',
  '居住地',
  '居住起始日期',
  '残疾等级',
  '残疾证日期',
  '独生子女父母光荣证',
  '国籍',
  '婚姻状况',
  '父亲身份证号',
  '母亲身份证号',
  '配偶身份证号',
  '末次月经',
  '预产期',
  '分娩日期',
  '出院日期',
  '上次筛查日期',
] as const;

export type RosterColumn = (typeof rosterHeader)[number];
export type RosterRow = readonly (string | null)[];
