-- AlterTable
ALTER TABLE "Media" ADD COLUMN "preview" TEXT;
