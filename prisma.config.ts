import { defineConfig } from 'prisma/config';

// `prisma generate` asks for a schema engine binary it never uses for SQLite; where that download is refused it would
// fail. Any existing program satisfies it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
