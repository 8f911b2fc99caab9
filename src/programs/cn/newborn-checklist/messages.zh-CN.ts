/** Chinese texts of the newborn checklist. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '新生儿出生一件事',
  summary:
    '孩子出生后要办的七件事，一张清单：办完打勾，不需要的可以隐藏。凡新生儿均可使用，不限父母婚姻状况和户籍。',
  conditions: {
    alive: '儿童在世',
    inFirstYear: '未满1周岁',
  },
  steps: {
    birthCertificate: '出生医学证明（接产医院）',
    vaccinationRecord: '预防接种证（接种门诊）',
    hukouEntry: '户口登记（派出所）：出生后一个月内',
    residentInsurance: '城乡居民医疗保险参保',
    socialSecurityCard: '社会保障卡',
    maternityCostRefund: '生育医疗费用报销',
    parentingGuidance: '科学育儿指导',
  },
};
