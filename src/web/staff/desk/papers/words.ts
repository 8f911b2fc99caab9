/** Words of papers and extracts at the desk. */

export const zh = {
  printLetter: '打印通知书',
  printStatement: '打印对账单',
  printRun: '打印批次清单',
  printUnreached: '打印走访名单',
  printPosted: '打印公示',
  printing: '正在排版……',
  printed: '已保存为 PDF，可以打开打印。',
  extracts: '导出表',
  extractsWhy:
    '只有这里列出的表可以导出为 Excel，列是固定的，不含身份证号。请写明做什么用：用途会留下记录，由个人信息保护负责人查看；表里的居民会在自己的查看记录里看到。',
  extractsNone: '您的岗位没有可导出的表',
  extractsNoneWhy: '需要时，请由经办员或复核员导出。',
  extractPurpose: '做什么用',
  extractPurposeHint: '例如：12 月入户告知前核对名单',
  extractRun: '发放批次编号',
  extractMake: '导出 Excel',
  extractMaking: '正在准备……',
  extractMade: '已保存 {{name}}。用完请删除。',
  extractColumns: '有哪些列',
  extractMost: '每张表最多 {{count}} 行。',
};

export const en: Record<keyof typeof zh, string> = {
  printLetter: 'Print the letter',
  printStatement: 'Print the statement',
  printRun: 'Print the run',
  printUnreached: 'Print a list to take along',
  printPosted: 'Print the notice',
  printing: 'Setting …',
  printed: 'Saved as PDF: open it to print.',
  extracts: 'Extracts',
  extractsWhy:
    'Only the tables listed here leave as Excel files. Their columns are fixed and hold no identity number. Say what it is for: that is written down and read by the privacy officer, and everybody in the table finds it in her own read log.',
  extractsNone: 'Your post makes no extracts',
  extractsNoneWhy: 'Ask a benefits clerk or a reviewer when one is needed.',
  extractPurpose: 'What for',
  extractPurposeHint: 'For example: to check the list before December’s visits',
  extractRun: 'Number of the payment run',
  extractMake: 'Make the Excel file',
  extractMaking: 'Preparing …',
  extractMade: 'Saved {{name}}. Delete it when it is no longer needed.',
  extractColumns: 'Which columns',
  extractMost: 'A table has at most {{count}} rows.',
};
