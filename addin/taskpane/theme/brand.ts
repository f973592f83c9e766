import type { BrandVariants } from '@fluentui/react-components';

/** Petrol: apart from the host's green and from Office blue. */
export const brand: BrandVariants = {
  10: '#021a21',
  20: '#06262f',
  30: '#07323f',
  40: '#073e4e',
  50: '#074a5e',
  60: '#07566d',
  70: '#085f78',
  80: '#0b6a85',
  90: '#2a7d97',
  100: '#418fa8',
  110: '#57a1b9',
  120: '#6db3ca',
  130: '#85c4da',
  140: '#a3d4e6',
  150: '#c2e4f1',
  160: '#e6f4f9',
};
