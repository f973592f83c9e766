export { OpinionsModule } from './opinions.module.js';
export { OpinionsService } from './opinions.service.js';
