/** As whom one may sign in to the fictional county, said after each start. */
import type { Language } from '../../rules/index.ts';
import { roleOf } from '../../server/access/index.ts';
import { inColumns } from './columns.ts';
import { codeAt, type FictionalStaff } from './fictional-staff.ts';

type Telling = { readonly origin: string; readonly language: Language; readonly now: Date };

/** Where to sign in, and a row for everybody; nothing where there is nobody. */
export function fictionalStaffWords(
  staff: readonly FictionalStaff[],
  { origin, language, now }: Telling,
): string {
  if (staff.length === 0) return '';
  const say = words[language];
  const rows = staff.map(({ login, name, role, unit, password, secret }) => [
    ...[login, password, codeAt(secret, now), roleOf(role).name[language], unit, name],
  ]);
  const table = inColumns([say.columns, ...rows], ['left', 'left', 'left', 'left', 'left', 'left']);
  const [first] = staff;
  return [
    '',
    say.app(`${origin}/app/`, `${origin}/app/desk`),
    '',
    ...table.map((line) => `  ${line}`),
    '',
    say.code(`npm run -s nuanjia -- account code ${first!.login}`),
    '',
  ].join('\n');
}

const words = {
  'zh-CN': {
    columns: ['登录名', '密码', '验证码', '岗位', '单位', '姓名'],
    app: (phone: string, desk: string) =>
      `手机应用：${phone}，办公桌：${desk}。可以用下面任何一位虚构的工作人员登录（密码只属于这台电脑上的虚构县）：`,
    code: (command: string) => `验证码每 30 秒更换。再要一个：${command}`,
  },
  en: {
    columns: ['login', 'password', 'code', 'as', 'office', 'name'],
    app: (phone: string, desk: string) =>
      `The phone application is at ${phone}, the office desk at ${desk}. Sign in as one of these people, who do not exist (the passwords are this computer's own):`,
    code: (command: string) => `Codes change every 30 seconds. For another one: ${command}`,
  },
} as const;
