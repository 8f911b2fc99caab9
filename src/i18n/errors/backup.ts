/**
 * Texts for the errors of backups and of the exported audit heads: what happened, why it matters, what
 * to do.
 */
import type { TextOf } from '../sheet-problems.ts';

export const backupErrorTexts = {
  BACKUP_DAMAGED: ({ file, part }) => ({
    'zh-CN': `备份 ${file} 在 ${part} 处已损坏，因此没有采用其中任何内容。请改用更早的备份或另一份拷贝。`,
    en: `The backup ${file} is damaged at ${part}, so nothing of it is used. Take an older backup or another copy.`,
  }),
  BACKUP_CUT_OFF: ({ file, part }) => ({
    'zh-CN': `备份 ${file} 在 ${part} 处中断，文件不完整。请重新拷贝，或改用另一份备份。`,
    en: `The backup ${file} ends in the middle of ${part}: it was not copied whole. Copy it again, or take another backup.`,
  }),
  BACKUP_KEY: ({ file, sealedWith, given }) => ({
    'zh-CN': `${file} 是用另一把备份密钥（${sealedWith}，现为 ${given}）加密的，打不开。请提供当时使用的密钥。`,
    en: `${file} was sealed with another backup key (${sealedWith}, given ${given}) and cannot be opened. Give the key that was in use then.`,
  }),
  BACKUP_FORMAT: ({ file }) => ({
    'zh-CN': `${file} 不是暖家的备份，没有读取。请指定由“nuanjia backup”写出的文件。`,
    en: `${file} is no backup of Nuanjia, so nothing was read from it. Name a file that "nuanjia backup" wrote.`,
  }),
  BACKUP_NEWER: ({ file, needs }) => ({
    'zh-CN': `${file} 来自更新的版本（${needs}），本版本会丢失其中一部分。请安装那个版本后重试。`,
    en: `${file} comes from a newer version (${needs}); this version would lose part of it. Install that version and try again.`,
  }),
  BACKUP_MIGRATION_CHANGED: ({ file, migration }) => ({
    'zh-CN': `${file} 中的数据库升级步骤 ${migration} 与本版本不同，表结构会不一致。请用写出该备份的版本恢复。`,
    en: `The migration ${migration} in ${file} differs from the one of this version, so the tables would not be the same. Restore with the version that wrote the backup.`,
  }),
  BACKUP_NOT_EMPTY: ({ schema }) => ({
    'zh-CN': `数据库里已经有 ${schema}。决不会用备份覆盖已有的资料。请恢复到新的空数据库或数据文件夹。`,
    en: `The database already has ${schema}. A backup is never loaded over a record. Restore into a new, empty database or data folder.`,
  }),
  BACKUP_RESTORE_UNFINISHED: ({ takenAt }) => ({
    'zh-CN': `恢复 ${takenAt} 的备份时中断，目前还没有任何县。请再次运行同样的“nuanjia restore”。`,
    en: `The restore of the backup of ${takenAt} was interrupted, so no county is there yet. Run the same "nuanjia restore" again.`,
  }),
  BACKUP_EXISTS: ({ file }) => ({
    'zh-CN': `${file} 已经存在，备份不会覆盖文件。请换一个文件名。`,
    en: `${file} is there already; a backup is never written over a file. Choose another name.`,
  }),
  BACKUP_RUNNING: ({ file }) => ({
    'zh-CN': `这个数据库正在进行另一次备份，${file} 没有开始。请等它结束后重试。`,
    en: `Another backup of this database is being written, so ${file} was not begun. Try again when it is done.`,
  }),
  BACKUP_NOT_MIGRATED: ({ schema }) => ({
    'zh-CN': `${schema} 还没有建好，备份会缺少它。请先运行“nuanjia migrate”。`,
    en: `${schema} is not set up completely, so a backup would lack it. Run "nuanjia migrate" first.`,
  }),
  BACKUP_CIRCULAR: ({ tables }) => ({
    'zh-CN': `表 ${tables} 相互循环引用，无法恢复，因此没有写备份。请报告这一情况。`,
    en: `The tables ${tables} refer to each other in a circle, so they could not be restored; no backup was written. Please report this.`,
  }),
  BACKUP_NOT_FOUND: ({ file }) => ({
    'zh-CN': `没有文件 ${file}，没有读取任何备份。请检查路径。`,
    en: `There is no file ${file}, so no backup was read. Check the path.`,
  }),
  BACKUP_KEY_MISSING: ({ file }) => ({
    'zh-CN': `缺少备份密钥 ${file}，没有它就打不开备份。请把保管的密钥放回原处，或设置 NUANJIA_BACKUP_KEY。`,
    en: `The backup key ${file} is missing; without it no backup can be opened. Put the kept copy there or set NUANJIA_BACKUP_KEY.`,
  }),
  BACKUP_KEY_BROKEN: ({ source }) => ({
    'zh-CN': `${source} 中的备份密钥不是 base64 写成的 32 字节，未采用。请换成保管的那一份。`,
    en: `The backup key in ${source} is not 32 bytes in base64, so it was not used. Replace it with the kept copy.`,
  }),
  BACKUP_KEY_EXPOSED: ({ file }) => ({
    'zh-CN': `这台电脑上的其他用户可以读取备份密钥 ${file}。请执行 chmod 600；如果可能已被复制，请换新密钥。`,
    en: `Others on this computer can read the backup key ${file}. Run "chmod 600" on it, and make a new one if somebody may have copied it.`,
  }),
  AUDIT_KEY_BROKEN: ({ file }) => ({
    'zh-CN': `${file} 里没有可用的签名密钥。没有它就不能签名或核对。请从备份恢复该文件。`,
    en: `${file} holds no usable signing key, so heads can be neither signed nor checked. Restore the file from where you keep it.`,
  }),
  AUDIT_KEY_EXPOSED: ({ file }) => ({
    'zh-CN': `其他用户可以读取 ${file}，签名因此不可信。请把权限改为 600，并考虑更换密钥。`,
    en: `Others can read ${file}, so its signatures prove nothing. Set its mode to 600 and consider a new key.`,
  }),
  AUDIT_HEAD_FORMAT: () => ({
    'zh-CN': '这不是审计链头文件，或内容已损坏。请使用导出的原文件。',
    en: 'This is no audit head, or it is damaged. Use the file as it was exported.',
  }),
  AUDIT_HEAD_OTHER_KEY: ({ key, own }) => ({
    'zh-CN': `签名密钥是 ${key}，手头的是 ${own}，无法核对。请换用对应的公钥。`,
    en: `It was signed with key ${key}; this is key ${own}. Check it with the public key that belongs to it.`,
  }),
  AUDIT_HEAD_FORGED: () => ({
    'zh-CN': '签名与内容不符：文件在导出后被改动。请使用另一份留存的副本。',
    en: 'The signature does not fit: the file was changed after its export. Use another copy you kept.',
  }),
  AUDIT_HEAD_OTHER_COUNTY: ({ county, other }) => ({
    'zh-CN': `这份链头属于 ${other}，不是 ${county}。请选对县。`,
    en: `This head is of ${other}, not of ${county}. Choose the right county.`,
  }),
  AUDIT_HEAD_BROKEN: ({ county }) => ({
    'zh-CN': `${county} 的审计链末尾与计数行不符，不予签名。请先运行 nuanjia verify。`,
    en: `The audit chain of ${county} does not end where its counter says, so it is not signed. Run nuanjia verify first.`,
  }),
} satisfies Readonly<Record<string, TextOf>>;
