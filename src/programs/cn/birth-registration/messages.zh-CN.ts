/** Chinese texts of birth registration. */
import type { Messages } from '../../definition.ts';

export const messages: Messages = {
  name: '生育登记',
  summary:
    '凡生育子女的都可以办理生育登记，产前产后均可，不限婚姻状况和孩次。结果只有“已登记”或“需补正”，没有“不予登记”。产检、出生医学证明、落户、医保、入学均不以此为条件。',
  conditions: {
    alive: '儿童在世',
    inFirstYear: '未满1周岁',
  },
  steps: {
    registration: '自愿办理生育登记：宜在出生后一个月内',
  },
};
