-- AlterTable
ALTER TABLE "Report" ADD COLUMN "csvSha256" TEXT;
