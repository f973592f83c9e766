import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { LocalIdentityGuard } from './common/identity.js';
import { loggerOptions } from './common/logging.js';
import { ProblemFilter } from './common/problem.filter.js';
import { requestValidation } from './common/validation.js';
import { ConfigModule, type Clock } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { EngineModule } from './engine/engine.module.js';
import { DatasetsModule } from './modules/datasets/index.js';
import { AddinModule } from './modules/addin/index.js';
import { CellAiModule } from './modules/cell-ai/index.js';
import { CatalogModule } from './modules/catalog/index.js';
import { ConnectorsModule } from './modules/connectors/index.js';
import { AskingModule } from './modules/asking/index.js';
import { CopilotModule } from './modules/copilot/index.js';
import { FunctionsModule } from './modules/functions/index.js';
import { InvestigationsModule } from './modules/investigations/index.js';
import { RunsModule } from './modules/runs/index.js';
import { DefinitionsModule } from './modules/definitions/index.js';
import { QuestionsModule } from './modules/questions/index.js';
import { SourceAnswersModule } from './modules/source-answers/index.js';
import { StatusModule } from './modules/status/index.js';
import { OpinionsModule } from './modules/opinions/index.js';
import { WordingModule } from './modules/wording/index.js';

@Module({})
export class AppModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(settings)),
        ConfigModule.with(settings, clock),
        DatabaseModule,
        EngineModule,
        DatasetsModule,
        RunsModule,
        QuestionsModule,
        DefinitionsModule,
        AskingModule,
        CellAiModule,
        FunctionsModule,
        CopilotModule,
        ConnectorsModule,
        SourceAnswersModule,
        InvestigationsModule,
        OpinionsModule,
        WordingModule,
        CatalogModule,
        StatusModule,
        AddinModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: requestValidation },
        { provide: APP_GUARD, useClass: LocalIdentityGuard },
      ],
    };
  }
}
